Option Explicit
Option Private Module
' The Python process that answers worksheet functions: started by xlwings with the first question, kept until it fails.

Private Const SERVED As String = "excel_addin.served"
Private Const REINSTALL As String = "Open a terminal, run: hotsheet excel install - then start Excel again."

Private python As Object
Private answers As Object

' What a function of Python gives for some arguments; a failure is an error of VBA.
Public Function HotsheetCall(method As String, arguments As Variant) As Variant
    Dim trouble As String
    If python Is Nothing Then
        trouble = HotsheetNoPython()
        If trouble <> "" Then Err.Raise 1000, "Hotsheet", trouble
        Set python = XLPy()
        Set answers = python.Module(SERVED)
    End If
    ' In brackets, so that values go and not references to them.
    HotsheetCall = python.Var(python.Call(answers, (method), (arguments)))
End Function

' Why Python cannot be started here, with how to mend it; nothing where it can. Only a whole path names one: whatever
' else would find a program that happens to lie in the folder that Excel is in.
Public Function HotsheetNoPython() As String
    Dim path As String
    Dim isWhole As Boolean, isFound As Boolean
    HotsheetNoPython = ""
    #If Mac Then
        path = GetConfig("INTERPRETER_MAC")
        isWhole = (Left(path, 1) = "/")
        ' Excel may not look into all folders; the script that starts Python may.
        isFound = True
    #Else
        path = GetConfig("INTERPRETER_WIN")
        isWhole = (Mid(path, 2, 2) = ":\" Or Left(path, 2) = "\\")
        isFound = FileExists(path)
    #End If
    If Not isWhole Then
        HotsheetNoPython = "This add-in does not say by a whole path which Python to start here." & vbNewLine & _
            vbNewLine & REINSTALL
    ElseIf Not isFound Then
        HotsheetNoPython = "Hotsheet's Python is no longer where it was:" & vbNewLine & path & vbNewLine & _
            vbNewLine & REINSTALL
    End If
End Function

' Lets go of the process, so that the next question finds it, or another one, anew.
Public Sub HotsheetLetGo()
    Set answers = Nothing
    Set python = Nothing
End Sub
