Option Explicit
Option Private Module
' What the ribbon shows: read from the sheet that Python fills, and from the names of the workbook in front.
' Nothing here starts Python, and nothing here is written.

Private Const STATE_SHEET As String = "hotsheet.state"
Private Const STATE_FORMAT As Long = 1
Private Const FORMAT_ROW As Long = 1
Private Const BOOK_ROW As Long = 2
Private Const COUNT_ROW As Long = 3
Private Const CHOSEN_ROW As Long = 4
Private Const FIRST_MODEL As Long = 10
Private Const MOST_MODELS As Long = 200
Private Const CHOSEN_NAME As String = "HS_ChosenModel"
Private Const LEADS_NAME As String = "HS_Leads"
Private Const LOOKS_NAME As String = "HS_Looks"
Private Const USUAL_LOOK As String = "tiers"
Private Const USUAL_KEY As String = "template:starter"

' How many models the list offers; none where the sheet is not of this version.
Public Function HotsheetListCount() As Long
    HotsheetListCount = 0
    If HotsheetCell(FORMAT_ROW, 2) <> CStr(STATE_FORMAT) Then Exit Function
    HotsheetListCount = HotsheetNumber(HotsheetCell(COUNT_ROW, 2), 0)
    If HotsheetListCount > MOST_MODELS Then HotsheetListCount = MOST_MODELS
    If HotsheetListCount < 0 Then HotsheetListCount = 0
End Function

' What a model of the list is called, by its place from 0.
Public Function HotsheetListLabel(place As Long) As String
    HotsheetListLabel = ""
    If place < 0 Or place >= HotsheetListCount() Then Exit Function
    HotsheetListLabel = HotsheetCell(FIRST_MODEL + place, 1)
End Function

' What a model of the list is known by, by its place from 0.
Public Function HotsheetListKey(place As Long) As String
    HotsheetListKey = ""
    If place < 0 Or place >= HotsheetListCount() Then Exit Function
    HotsheetListKey = HotsheetCell(FIRST_MODEL + place, 2)
End Function

' The place of a workbook's model in the list, from 0; -1 where the list does not have it.
' chosenKey: what was chosen for the workbook, if anything. isScored: whether it carries a model of its own.
Public Function HotsheetListPlace(bookName As String, chosenKey As String, isScored As Boolean) As Long
    HotsheetListPlace = -1
    If chosenKey <> "" Then
        HotsheetListPlace = HotsheetPlaceOf(chosenKey)
    ElseIf bookName <> "" And bookName = HotsheetCell(BOOK_ROW, 2) Then
        HotsheetListPlace = HotsheetNumber(HotsheetCell(CHOSEN_ROW, 2), -1)
        If HotsheetListPlace >= HotsheetListCount() Then HotsheetListPlace = -1
    ElseIf Not isScored Then
        HotsheetListPlace = HotsheetPlaceOf(USUAL_KEY)
    End If
End Function

' Whether a workbook was scored, and so carries a model.
Public Function HotsheetIsScored(book As Workbook) As Boolean
    Dim text As String
    HotsheetIsScored = False
    On Error GoTo NoName
    text = book.Names(LEADS_NAME).Name
    HotsheetIsScored = (text <> "")
NoName:
End Function

Private Function HotsheetPlaceOf(key As String) As Long
    Dim place As Long
    HotsheetPlaceOf = -1
    For place = 0 To HotsheetListCount() - 1
        If HotsheetListKey(place) = key Then
            HotsheetPlaceOf = place
            Exit Function
        End If
    Next place
End Function

' What a workbook's hidden name says about its model: "template:starter" of ="template:starter"; nothing without one.
Public Function HotsheetChosenKey(book As Workbook) As String
    Dim text As String
    HotsheetChosenKey = ""
    On Error GoTo NoName
    text = book.Names(CHOSEN_NAME).RefersTo
    HotsheetChosenKey = HotsheetUnquoted(text)
NoName:
End Function

' The text of a formula that is one text; nothing where it is another formula.
Public Function HotsheetUnquoted(formula As String) As String
    HotsheetUnquoted = ""
    If Len(formula) < 3 Then Exit Function
    If Left(formula, 2) <> "=""" Or Right(formula, 1) <> """" Then Exit Function
    HotsheetUnquoted = Replace(Mid(formula, 3, Len(formula) - 3), """""", """")
End Function

' Whether a look is on in a workbook: what its hidden name lists, or the tiers where nobody chose.
Public Function HotsheetLookIsOn(book As Workbook, command As String) As Boolean
    Dim chosen As String
    HotsheetLookIsOn = False
    If Not HotsheetIsScored(book) Then Exit Function
    chosen = USUAL_LOOK
    On Error GoTo NoName
    chosen = HotsheetUnquoted(book.Names(LOOKS_NAME).RefersTo)
NoName:
    HotsheetLookIsOn = (InStr(",show_" & Replace(chosen, ",", ",show_") & ",", "," & command & ",") > 0)
End Function

' What Python is asked to do. Only names of commands, True, False and whole numbers ever get into it: a command line of
' macOS would read some signs of a file's name as more than a name, and mangle its letters beyond ASCII.
Public Function HotsheetCommand(command As String, argument As String, bookName As String) As String
    HotsheetCommand = "import excel_addin.entry as e; e.press('" & command & "'"
    If argument <> "" Then HotsheetCommand = HotsheetCommand & ", " & argument
    If bookName <> "" Then HotsheetCommand = HotsheetCommand & ", book=[" & HotsheetNumbers(bookName) & "]"
    HotsheetCommand = HotsheetCommand & ")"
End Function

' The numbers of a text's letters (of UTF-16, so that each is one of VBA's).
Private Function HotsheetNumbers(text As String) As String
    Dim place As Long, number As Long
    HotsheetNumbers = ""
    For place = 1 To Len(text)
        number = AscW(Mid(text, place, 1))
        If number < 0 Then number = number + 65536
        HotsheetNumbers = HotsheetNumbers & CStr(number) & ","
    Next place
End Function

Private Function HotsheetCell(row As Long, column As Long) As String
    Dim found As Variant
    HotsheetCell = ""
    found = ThisWorkbook.Worksheets(STATE_SHEET).Cells(row, column).Value
    If IsError(found) Then Exit Function
    If IsEmpty(found) Then Exit Function
    If TypeName(found) = "Boolean" Then
        HotsheetCell = "FALSE"
        If found Then HotsheetCell = "TRUE"
    Else
        HotsheetCell = CStr(found)
    End If
End Function

Private Function HotsheetNumber(text As String, otherwise As Long) As Long
    HotsheetNumber = otherwise
    If Len(text) < 1 Or Len(text) > 9 Then Exit Function
    HotsheetNumber = CLng(Val(text))
End Function
