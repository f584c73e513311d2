Option Explicit
' What Excel calls for the tab "Hotsheet". A button starts a command of Python and waits for it; lists and toggles
' show what HotsheetState reads. No failure leaves here as an error: each is said in a box, with how to mend it.

Private Const TITLE As String = "Hotsheet"
' After so many tries functions stay without their descriptions: they work all the same.
Private Const MOST_TRIES As Long = 5

Private ribbonTab As IRibbonUI
Private watching As HotsheetWatch
Private isBusy As Boolean
Private isDescribed As Boolean
Private describeTries As Long

' Called by ThisWorkbook when Excel opens the add-in.
Public Sub HotsheetStart()
    On Error GoTo Failed
    Set watching = New HotsheetWatch
    watching.Follow Application
    Exit Sub
Failed:
    ' Without it the ribbon still works, and is only looked at again after each command.
    Set watching = Nothing
End Sub

' Called when another workbook or sheet comes to the front.
Public Sub HotsheetCameToFront()
    If isBusy Then Exit Sub
    HotsheetFollowDay
    HotsheetDescribeOnce
    HotsheetLookAgain
End Sub

' Lets Excel ask anew what the tab shows. On macOS Python calls it as well: there a command goes on by itself.
Public Sub HotsheetLookAgain()
    On Error GoTo Failed
    If Not ribbonTab Is Nothing Then ribbonTab.Invalidate
Failed:
End Sub

' Descriptions cannot be set while no workbook is open, as when Excel starts with its add-ins.
Private Sub HotsheetDescribeOnce()
    If isDescribed Or describeTries >= MOST_TRIES Then Exit Sub
    On Error GoTo Failed
    describeTries = describeTries + 1
    HotsheetDescribeFunctions
    isDescribed = True
Failed:
End Sub

Public Sub HotsheetRibbonLoaded(ribbon As IRibbonUI)
    Set ribbonTab = ribbon
End Sub

Public Sub HotsheetPressed(control As IRibbonControl)
    HotsheetRun control.Tag, ""
End Sub

Public Sub HotsheetToggled(control As IRibbonControl, pressed As Boolean)
    If pressed Then
        HotsheetRun control.Tag, "True"
    Else
        HotsheetRun control.Tag, "False"
    End If
End Sub

Public Sub HotsheetIsOn(control As IRibbonControl, ByRef returnedVal)
    On Error GoTo Failed
    returnedVal = False
    If Not ActiveWorkbook Is Nothing Then returnedVal = HotsheetLookIsOn(ActiveWorkbook, control.Tag)
Failed:
End Sub

Public Sub HotsheetModelChosen(control As IRibbonControl, selectedId As String, selectedIndex As Integer)
    HotsheetRun "choose_model", CStr(selectedIndex)
End Sub

Public Sub HotsheetModelCount(control As IRibbonControl, ByRef returnedVal)
    On Error GoTo Failed
    returnedVal = 0
    returnedVal = HotsheetListCount()
Failed:
End Sub

Public Sub HotsheetModelLabel(control As IRibbonControl, index As Integer, ByRef returnedVal)
    On Error GoTo Failed
    returnedVal = ""
    returnedVal = HotsheetListLabel(CLng(index))
Failed:
End Sub

Public Sub HotsheetModelId(control As IRibbonControl, index As Integer, ByRef returnedVal)
    returnedVal = "hotsheet_model_" & CStr(index)
End Sub

Public Sub HotsheetModelIndex(control As IRibbonControl, ByRef returnedVal)
    Dim book As Workbook
    On Error GoTo Failed
    returnedVal = -1
    Set book = ActiveWorkbook
    If book Is Nothing Then Exit Sub
    returnedVal = HotsheetListPlace(book.Name, HotsheetChosenKey(book), HotsheetIsScored(book))
Failed:
End Sub

' Runs one command on the workbook in front.
Private Sub HotsheetRun(command As String, argument As String)
    Dim trouble As String
    If isBusy Then Exit Sub
    isBusy = True
    On Error GoTo Failed
    trouble = HotsheetTrouble()
    If trouble <> "" Then
        HotsheetTell trouble
    Else
        RunPython HotsheetCommand(command, argument, HotsheetHandedName())
        ' Formulas that ask Python follow another model only when they are told to.
        Select Case command
            Case "choose_model", "score_sheet", "refresh", "apply_rules", "remove"
                HotsheetRecalculate
            Case Else
                HotsheetLookAnew
        End Select
    End If
Done:
    isBusy = False
    HotsheetLookAgain
    Exit Sub
Failed:
    trouble = Err.Description
    HotsheetTell "Hotsheet could not run (" & trouble & ")." & vbNewLine & vbNewLine & _
        "Run: hotsheet excel status - in a terminal. It says what is wrong here and how to mend it."
    Resume Done
End Sub

' Why no command can run now, with how to mend it; nothing where one can.
Private Function HotsheetTrouble() As String
    If ActiveWorkbook Is Nothing Then
        HotsheetTrouble = "Hotsheet works on the workbook in front, and none is open." & vbNewLine & _
            "Open your leads first. A protected view must be left with Enable Editing."
        Exit Function
    End If
    HotsheetTrouble = HotsheetNoPython()
End Function

' On macOS a command starts a Python of its own, which must be told of the workbook; on Windows xlwings does that.
Private Function HotsheetHandedName() As String
    #If Mac Then
        HotsheetHandedName = ActiveWorkbook.Name
    #Else
        HotsheetHandedName = ""
    #End If
End Function

Private Sub HotsheetTell(message As String)
    MsgBox message, vbExclamation, TITLE
End Sub
