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
' For so many seconds nobody asks a Python that did not answer: each try may take long, and columns have many cells.
Private Const PAUSE As Double = 15
' So many rows around a lead are handed over at once.
Private Const CHUNK As Long = 50000
' Ranges beyond these are cut to what the sheet has.
Private Const MOST_ROWS As Long = 1000
Private Const MOST_COLUMNS As Long = 500
Private Const SECONDS As Double = 86400

Private bookKey As String
Private bookSaid As String
Private bookSeen As Double
Private silentUntil As Double
Private isUsed As Boolean
Private silentWhy As String

' Puts what an argument holds at its place: the values, and behind them the places of those that are dates.
Public Sub HotsheetPack(packed As Variant, place As Long, given As Variant)
    Dim cells As Range
    If HotsheetIsRange(given) Then
        Set cells = given
        HotsheetPackRange packed, place, HotsheetTrimmed(cells)
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
    isUsed = True
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
    bookKey = ""
    bookSaid = ""
End Sub

' After another model was chosen or its rules changed: Excel sees no change in the cells, so every formula is calculated
' anew. Where no function was asked for since Excel started, there is nothing to do.
Public Sub HotsheetRecalculate()
    silentUntil = 0
    If Not isUsed Then Exit Sub
    HotsheetLookAnew
    Application.CalculateFull
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
    Dim hasBlock As Boolean
    hasBlock = False
    If HotsheetIsRange(lead) Then
        If HotsheetIsRange(headers) Then hasBlock = HotsheetHasBlock(lead, headers)
    End If
    Set book = HotsheetBook()
    HotsheetTellBook book, False
    reply = HotsheetCall("ask", Array(functionName, bookKey, hasBlock, HotsheetIs1904(book), packed))
    If HotsheetWord(reply) = "book" Then
        HotsheetTellBook book, True
        reply = HotsheetCall("ask", Array(functionName, bookKey, hasBlock, HotsheetIs1904(book), packed))
    End If
    If HotsheetWord(reply) = "block" Then
        HotsheetPackRange around, 0, HotsheetBlock(lead, headers)
        reply = HotsheetCall("ask_with", Array(functionName, bookKey, HotsheetIs1904(book), around, packed))
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
    If Not always And book.FullName = bookKey And Abs(Timer - bookSeen) < FRESH Then Exit Sub
    chosen = HotsheetRefersTo(book, CHOSEN_NAME)
    pieces = HotsheetNamedCells(book, MODEL_NAME)
    part = HotsheetPart(book)
    day = HotsheetNamedCells(book, DAY_NAME)
    carried = book.FullName & vbLf & chosen & vbLf & HotsheetJoined(day) & vbLf & HotsheetJoined(pieces) & vbLf & part
    bookSeen = Timer
    If Not always And carried = bookSaid Then Exit Sub
    bookKey = book.FullName
    HotsheetCall "book", Array(bookKey, chosen, pieces, part, day, HotsheetIs1904(book))
    bookSaid = carried
End Sub

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

' Whether a lead is one row under its headers, so that the rows around it are other leads.
Private Function HotsheetHasBlock(lead As Variant, headers As Variant) As Boolean
    HotsheetHasBlock = False
    If lead.Rows.Count <> 1 Or headers.Rows.Count <> 1 Then Exit Function
    If lead.Column <> headers.Column Or lead.Columns.Count <> headers.Columns.Count Then Exit Function
    If lead.Row <= headers.Row Then Exit Function
    If lead.Worksheet.Name <> headers.Worksheet.Name Then Exit Function
    HotsheetHasBlock = (lead.Worksheet.Parent.Name = headers.Worksheet.Parent.Name)
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
    If last < lead.Row Then last = lead.Row
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
    packed(2 * place) = HotsheetValues(cells)
    packed(2 * place + 1) = HotsheetDates(cells.Value)
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
    Dim places() As Long
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
