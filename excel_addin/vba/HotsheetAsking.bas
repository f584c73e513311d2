Option Explicit
Option Private Module
' How a worksheet function asks Python: values go as they are (dates as their places), answers come back flat.
' No failure leaves here as an error of VBA or in a box: a cell shows an error value, and LEADHINT says why.

Private Const CHOSEN_NAME As String = "HS_ChosenModel"
Private Const MODEL_NAME As String = "HS_Model"
Private Const DAY_NAME As String = "HS_AsOf"
Private Const MODEL_PART As String = "urn:hotsheet:model:1"
Private Const NO_ANSWER As Long = 2042
Private Const ON_MAC As String = "Excel on a Mac cannot ask Python from a formula. " & _
    "Use the columns that Score this sheet writes: they are formulas."
' For so many seconds what a workbook says of its model is taken for unchanged.
Private Const FRESH As Double = 0.2
' One less than the workbooks of which is kept what Python was told.
Private Const MOST_TOLD As Long = 15
' What Python is told where the day that counts was not worked out yet.
Private Const NOT_YET As String = "not yet"
' Every function of ours begins with one of these.
Private Const ASKING As String = "LEADSCORE LEADTIER LEADGRADE LEADWHY LEADPOINTS LEADHINT"
' Excel's own numbers: cells with formulas, and calculation by hand.
Private Const WITH_FORMULAS As Long = -4123
Private Const BY_HAND As Long = -4135
' For so many seconds nobody asks a Python that did not answer: each try may take long, and columns have many cells.
Private Const PAUSE As Double = 15
' So many rows around a lead are handed over at once.
Private Const CHUNK As Long = 50000
' Ranges beyond these are cut to what the sheet has.
Private Const MOST_ROWS As Long = 1000
Private Const MOST_COLUMNS As Long = 500
Private Const SECONDS As Double = 86400
' Smaller numbers in a format of hours are hours and no days.
Private Const HOURS_BELOW As Double = 1000

' What Python was told of the workbooks that asked last, when that was looked at, and on which day they were calculated.
Private toldKeys(0 To MOST_TOLD) As String
Private toldWhat(0 To MOST_TOLD) As String
Private toldAt(0 To MOST_TOLD) As Double
Private toldDays(0 To MOST_TOLD) As Long
Private toldNext As Long
Private silentUntil As Double
Private silentWhy As String

' Puts what an argument holds at its place: the values, and behind them the places of those that are dates.
Public Sub HotsheetPack(packed As Variant, place As Long, given As Variant)
    Dim cells As Range
    If HotsheetIsRange(given) Then
        Set cells = given
        If cells.Areas.Count > 1 Then
            ' Its values would be those of the first area alone.
            packed(2 * place + 1) = "areas"
        Else
            HotsheetPackRange packed, place, HotsheetTrimmed(cells)
        End If
    Else
        packed(2 * place) = given
    End If
End Sub

' What a function answers. lead, headers: the ranges that it was given, if it is about a lead under headers.
Public Function HotsheetAnswer(functionName As String, packed As Variant, lead As Variant, headers As Variant) As Variant
    Dim tries As Long
    If HotsheetIsMac() Then
        HotsheetAnswer = HotsheetUnasked(functionName, ON_MAC)
        Exit Function
    End If
    If HotsheetNow() < silentUntil Then
        HotsheetAnswer = HotsheetUnasked(functionName, silentWhy)
        Exit Function
    End If
    tries = 0
    On Error GoTo Failed
Again:
    HotsheetAnswer = HotsheetAsked(functionName, packed, lead, headers)
    Exit Function
Failed:
    silentWhy = "Python did not answer (" & Err.Description & "). Run: hotsheet excel status - in a terminal."
    ' The Python of before may have ended: a new one is asked once.
    HotsheetForget
    tries = tries + 1
    If tries < 2 Then Resume Again
    silentUntil = HotsheetNow() + PAUSE
    HotsheetAnswer = HotsheetUnasked(functionName, silentWhy)
End Function

' Lets go of Python and of what it was told; the next formula finds both anew.
Public Sub HotsheetForget()
    HotsheetLetGo
    HotsheetLookAnew
    silentUntil = 0
End Sub

' Lets the next formula look anew which model its workbook has.
Public Sub HotsheetLookAnew()
    Dim at As Long
    For at = 0 To MOST_TOLD
        toldWhat(at) = ""
    Next at
End Sub

' After another model was chosen or its rules changed: Excel sees no change in the cells, so those of this workbook that
' ask Python are calculated anew, also where they were calculated the last time in another week.
Public Sub HotsheetRecalculate()
    If HotsheetIsMac() Or ActiveWorkbook Is Nothing Then Exit Sub
    silentUntil = 0
    HotsheetLookAnew
    HotsheetCalculate ActiveWorkbook
End Sub

' When a workbook comes to the front: what was calculated on another day is calculated anew, because days count.
Public Sub HotsheetFollowDay()
    Dim at As Long
    If HotsheetIsMac() Or ActiveWorkbook Is Nothing Then Exit Sub
    at = HotsheetToldPlace(ActiveWorkbook.FullName)
    If toldDays(at) = CLng(Date) Then Exit Sub
    toldDays(at) = CLng(Date)
    HotsheetCalculate ActiveWorkbook
End Sub

' Calculates the cells of a workbook that ask Python; where a person calculates by hand, they wait for that. A Python
' that does not answer leaves the values that are shown.
Private Sub HotsheetCalculate(book As Workbook)
    Dim sheet As Worksheet
    Dim cells As Variant
    Dim isTold As Boolean
    On Error GoTo Failed
    isTold = False
    For Each sheet In book.Worksheets
        For Each cells In HotsheetAskers(HotsheetWithFormulas(sheet))
            If Not isTold Then HotsheetTellBook book, True
            isTold = True
            HotsheetMark cells
        Next cells
    Next sheet
    If isTold And Application.Calculation <> BY_HAND Then Application.Calculate
Failed:
End Sub

' Those among some cells, if any, whose formulas ask Python: ranges of one column each.
Public Function HotsheetAskers(cells As Range) As Collection
    Dim found As Collection
    Dim area As Range
    Dim column As Long
    Set found = New Collection
    If Not cells Is Nothing Then
        For Each area In cells.Areas
            For column = 1 To area.Columns.Count
                If HotsheetAsks(area.Columns(column).Formula) Then found.Add area.Columns(column)
            Next column
        Next area
    End If
    Set HotsheetAskers = found
End Function

' The cells with formulas, or more than these where the sheet does not tell them apart, as a protected one.
Private Function HotsheetWithFormulas(sheet As Worksheet) As Range
    Dim hasSome As Variant
    Set HotsheetWithFormulas = sheet.UsedRange
    On Error GoTo AllOfIt
    hasSome = sheet.UsedRange.HasFormula
    If VarType(hasSome) = vbBoolean Then
        If Not hasSome Then Set HotsheetWithFormulas = Nothing
        Exit Function
    End If
    Set HotsheetWithFormulas = sheet.UsedRange.SpecialCells(WITH_FORMULAS)
AllOfIt:
End Function

Private Function HotsheetAsks(formulas As Variant) As Boolean
    Dim formula As Variant, name As Variant
    HotsheetAsks = True
    If IsArray(formulas) Then
        For Each formula In formulas
            If HotsheetAsks(CStr(formula)) Then Exit Function
        Next formula
    ElseIf Left(formulas, 1) = "=" And InStr(UCase(formulas), "LEAD") > 0 Then
        For Each name In Split(ASKING, " ")
            If InStr(UCase(formulas), name) > 0 Then Exit Function
        Next name
    End If
    HotsheetAsks = False
End Function

' Has cells calculated with the next calculation. Dirty is for the sheet in front: of another one it has marked cells
' that stand in the same place of this. There all formulas of the sheet are marked.
Private Sub HotsheetMark(cells As Variant)
    Dim sheet As Worksheet
    Set sheet = cells.Worksheet
    If sheet.Name = ActiveSheet.Name And sheet.Parent.FullName = ActiveWorkbook.FullName Then
        cells.Dirty
    ElseIf sheet.EnableCalculation Then
        sheet.EnableCalculation = False
        sheet.EnableCalculation = True
    End If
End Sub

' The answer of a function that could not be asked.
Public Function HotsheetUnasked(functionName As String, why As String) As Variant
    If functionName = "LEADHINT" Then
        HotsheetUnasked = why
    Else
        HotsheetUnasked = CVErr(NO_ANSWER)
    End If
End Function

Private Function HotsheetAsked(functionName As String, packed As Variant, lead As Variant, headers As Variant) As Variant
    Dim book As Workbook
    Dim reply As Variant
    Dim around(0 To 1) As Variant
    Dim place As String
    place = ""
    If HotsheetIsRange(lead) Then
        If HotsheetIsRange(headers) Then place = HotsheetPlace(lead, headers)
    End If
    Set book = HotsheetBook()
    HotsheetTellBook book, False
    reply = HotsheetCall("ask", Array(functionName, book.FullName, place, HotsheetIs1904(book), packed))
    If HotsheetWord(reply) = "book" Then
        HotsheetTellBook book, True
        reply = HotsheetCall("ask", Array(functionName, book.FullName, place, HotsheetIs1904(book), packed))
    End If
    If HotsheetWord(reply) = "block" Then
        HotsheetPackRange around, 0, HotsheetBlock(lead, headers)
        reply = HotsheetCall("ask_with", Array(functionName, book.FullName, place, HotsheetIs1904(book), around, packed))
    End If
    HotsheetAsked = HotsheetTold(functionName, reply)
End Function

Private Function HotsheetWord(reply As Variant) As String
    HotsheetWord = CStr(reply(LBound(reply)))
End Function

' What a cell shows of a reply: a value, an error value, or rows of values.
Private Function HotsheetTold(functionName As String, reply As Variant) As Variant
    Dim first As Long
    first = LBound(reply)
    Select Case HotsheetWord(reply)
        Case "value"
            HotsheetTold = reply(first + 1)
        Case "grid"
            HotsheetTold = HotsheetGrid(reply)
        Case "error"
            If functionName = "LEADHINT" Then
                HotsheetTold = reply(first + 2)
            Else
                HotsheetTold = CVErr(CLng(reply(first + 1)))
            End If
        Case Else
            HotsheetTold = HotsheetUnasked(functionName, "Python gave an answer that is none.")
    End Select
End Function

Private Function HotsheetGrid(reply As Variant) As Variant
    Dim rows As Long, columns As Long, row As Long, column As Long, place As Long
    Dim values() As Variant
    place = LBound(reply)
    rows = CLng(reply(place + 1))
    columns = CLng(reply(place + 2))
    ReDim values(1 To rows, 1 To columns)
    place = place + 3
    For row = 1 To rows
        For column = 1 To columns
            values(row, column) = reply(place)
            place = place + 1
        Next column
    Next row
    HotsheetGrid = values
End Function

' The workbook that the formula stands in.
Private Function HotsheetBook() As Workbook
    Set HotsheetBook = Nothing
    If TypeName(Application.Caller) = "Range" Then
        Set HotsheetBook = Application.Caller.Worksheet.Parent
    End If
    If HotsheetBook Is Nothing Then Set HotsheetBook = ActiveWorkbook
End Function

' Tells Python what a workbook says of its model, where that is new.
Private Sub HotsheetTellBook(book As Workbook, always As Boolean)
    Dim chosen As String, part As String, carried As String
    Dim pieces As Variant, day As Variant
    Dim at As Long
    at = HotsheetToldPlace(book.FullName)
    If Not always And toldWhat(at) <> "" And Abs(Timer - toldAt(at)) < FRESH Then Exit Sub
    chosen = HotsheetRefersTo(book, CHOSEN_NAME)
    pieces = HotsheetNamedCells(book, MODEL_NAME)
    part = HotsheetPart(book)
    day = HotsheetDay(book)
    carried = book.FullName & vbLf & chosen & vbLf & HotsheetJoined(day) & vbLf & HotsheetJoined(pieces) & vbLf & part
    toldAt(at) = Timer
    If Not always And carried = toldWhat(at) Then Exit Sub
    HotsheetCall "book", Array(book.FullName, chosen, pieces, part, day, HotsheetIs1904(book))
    toldWhat(at) = carried
    ' A day that was not worked out is asked for again.
    If HotsheetJoined(day) = NOT_YET Then toldWhat(at) = ""
End Sub

' Where it is kept what Python was told of a workbook: the place of the one that came first is given away.
Private Function HotsheetToldPlace(key As String) As Long
    Dim at As Long
    For at = 0 To MOST_TOLD
        If toldKeys(at) = key Then
            HotsheetToldPlace = at
            Exit Function
        End If
    Next at
    at = toldNext
    toldNext = (toldNext + 1) Mod (MOST_TOLD + 1)
    toldKeys(at) = key
    toldWhat(at) = ""
    toldDays(at) = 0
    HotsheetToldPlace = at
End Function

' The day that counts. The cell of it may have a formula that was not calculated yet: then it is worked out, because
' without a day today would count.
Private Function HotsheetDay(book As Workbook) As Variant
    Dim cell As Range
    HotsheetDay = HotsheetNamedCells(book, DAY_NAME)
    If Not IsEmpty(HotsheetDay) Then Exit Function
    On Error GoTo NoName
    Set cell = book.Names(DAY_NAME).RefersToRange
    On Error GoTo NotYet
    If Not cell.HasFormula Then Exit Function
    HotsheetDay = NOT_YET
    HotsheetDay = CDbl(cell.Worksheet.Evaluate(cell.Formula))
    If HotsheetDay = 0 Then HotsheetDay = NOT_YET
NotYet:
NoName:
End Function

' Whether the days of a workbook count from 1904; LibreOffice does not say.
Private Function HotsheetIs1904(book As Workbook) As Boolean
    HotsheetIs1904 = False
    On Error GoTo NotSaid
    HotsheetIs1904 = book.Date1904
NotSaid:
End Function

Private Function HotsheetRefersTo(book As Workbook, wanted As String) As String
    HotsheetRefersTo = ""
    On Error GoTo NoName
    HotsheetRefersTo = book.Names(wanted).RefersTo
NoName:
End Function

Private Function HotsheetNamedCells(book As Workbook, wanted As String) As Variant
    HotsheetNamedCells = Empty
    On Error GoTo NoName
    HotsheetNamedCells = HotsheetValues(book.Names(wanted).RefersToRange)
NoName:
End Function

Private Function HotsheetPart(book As Workbook) As String
    HotsheetPart = ""
    On Error GoTo NoPart
    HotsheetPart = book.CustomXMLParts.SelectByNamespace(MODEL_PART).Item(1).XML
NoPart:
End Function

Private Function HotsheetJoined(values As Variant) As String
    Dim value As Variant
    HotsheetJoined = ""
    If IsArray(values) Then
        For Each value In values
            If Not IsError(value) Then HotsheetJoined = HotsheetJoined & CStr(value)
        Next value
    ElseIf Not IsError(values) Then
        HotsheetJoined = CStr(values)
    End If
End Function

' Where the headers stand that a lead stands under, so that the rows around it are other leads; nothing where it does
' not. Every such place has leads of its own, whatever the headers are.
Private Function HotsheetPlace(lead As Variant, headers As Variant) As String
    HotsheetPlace = ""
    If lead.Areas.Count > 1 Or headers.Areas.Count > 1 Then Exit Function
    If headers.Rows.Count <> 1 Then Exit Function
    If lead.Column <> headers.Column Or lead.Columns.Count <> headers.Columns.Count Then Exit Function
    If lead.Row <= headers.Row Then Exit Function
    If lead.Worksheet.Name <> headers.Worksheet.Name Then Exit Function
    If lead.Worksheet.Parent.FullName <> headers.Worksheet.Parent.FullName Then Exit Function
    HotsheetPlace = headers.Worksheet.Parent.FullName & vbLf & headers.Worksheet.Name & vbLf & headers.Row & ":" & _
        headers.Column & ":" & headers.Columns.Count & ":" & (lead.Row - headers.Row - 1) \ CHUNK
End Function

Private Function HotsheetIsRange(given As Variant) As Boolean
    HotsheetIsRange = (TypeName(given) = "Range")
End Function

' The rows around a lead, its own among them.
Private Function HotsheetBlock(lead As Variant, headers As Variant) As Range
    Dim first As Long, last As Long, most As Long
    first = headers.Row + 1
    first = first + ((lead.Row - first) \ CHUNK) * CHUNK
    last = HotsheetLastRow(lead.Worksheet)
    If last > first + CHUNK - 1 Then last = first + CHUNK - 1
    If last < lead.Row + HotsheetTrimmed(lead).Rows.Count - 1 Then last = lead.Row + HotsheetTrimmed(lead).Rows.Count - 1
    most = lead.Column + HotsheetTrimmed(lead).Columns.Count - 1
    Set HotsheetBlock = lead.Worksheet.Range(lead.Worksheet.Cells(first, lead.Column), lead.Worksheet.Cells(last, most))
End Function

Private Function HotsheetLastRow(sheet As Worksheet) As Long
    HotsheetLastRow = sheet.UsedRange.Row + sheet.UsedRange.Rows.Count - 1
End Function

' A range without the rows and columns beyond what its sheet has.
Private Function HotsheetTrimmed(cells As Variant) As Range
    Dim rows As Long, columns As Long, lastColumn As Long
    Dim sheet As Worksheet
    Set HotsheetTrimmed = cells
    If cells.Rows.Count <= MOST_ROWS And cells.Columns.Count <= MOST_COLUMNS Then Exit Function
    Set sheet = cells.Worksheet
    rows = HotsheetLastRow(sheet) - cells.Row + 1
    lastColumn = sheet.UsedRange.Column + sheet.UsedRange.Columns.Count - 1
    columns = lastColumn - cells.Column + 1
    If rows > cells.Rows.Count Then rows = cells.Rows.Count
    If columns > cells.Columns.Count Then columns = cells.Columns.Count
    If rows < 1 Then rows = 1
    If columns < 1 Then columns = 1
    Set HotsheetTrimmed = cells.Resize(rows, columns)
End Function

' Values go without their formats (a currency has four decimals, a date's fraction is rounded), so dates go apart.
Private Sub HotsheetPackRange(packed As Variant, place As Long, cells As Variant)
    Dim places As Variant
    places = HotsheetDates(cells.Value)
    If Not IsEmpty(places) Then
        If HotsheetIs1904(cells.Worksheet.Parent) Then HotsheetSayFormats places, cells
    End If
    packed(2 * place) = HotsheetValues(cells)
    packed(2 * place + 1) = places
End Sub

' Puts the number format behind the place of each small number: only it tells a day of 1904 from hours.
Public Sub HotsheetSayFormats(places As Variant, cells As Variant)
    Dim at As Long, width As Long
    Dim cell As Range
    width = cells.Columns.Count
    For at = LBound(places) To UBound(places)
        Set cell = cells.Cells(places(at) \ width + 1, places(at) Mod width + 1)
        If HotsheetValues(cell) < HOURS_BELOW Then places(at) = CStr(places(at)) & ":" & cell.NumberFormat
    Next at
End Sub

' The values without their formats; LibreOffice calls Value what Excel calls Value2.
Private Function HotsheetValues(cells As Variant) As Variant
    On Error GoTo NoValue2
    HotsheetValues = cells.Value2
    Exit Function
NoValue2:
    HotsheetValues = cells.Value
End Function

' Where dates stand among values, counted row by row from 0.
Private Function HotsheetDates(values As Variant) As Variant
    Dim row As Long, column As Long, width As Long, found As Long
    Dim places() As Variant
    HotsheetDates = Empty
    If Not IsArray(values) Then
        If VarType(values) = vbDate Then HotsheetDates = Array(0)
        Exit Function
    End If
    found = HotsheetCountDates(values)
    If found = 0 Then Exit Function
    ReDim places(0 To found - 1)
    width = UBound(values, 2) - LBound(values, 2) + 1
    found = 0
    For row = LBound(values, 1) To UBound(values, 1)
        For column = LBound(values, 2) To UBound(values, 2)
            If VarType(values(row, column)) = vbDate Then
                places(found) = (row - LBound(values, 1)) * width + column - LBound(values, 2)
                found = found + 1
            End If
        Next column
    Next row
    HotsheetDates = places
End Function

Private Function HotsheetCountDates(values As Variant) As Long
    Dim value As Variant
    HotsheetCountDates = 0
    For Each value In values
        If VarType(value) = vbDate Then HotsheetCountDates = HotsheetCountDates + 1
    Next value
End Function

' Written so that a program which takes the directives for comments, as LibreOffice does, gives the answer of the last.
Private Function HotsheetIsMac() As Boolean
    #If Mac Then
        HotsheetIsMac = True
    #Else
        HotsheetIsMac = False
    #End If
End Function

Private Function HotsheetNow() As Double
    HotsheetNow = CDbl(Now) * SECONDS
End Function
