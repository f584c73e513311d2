Option Explicit
Option Private Module
' The Python process that answers worksheet functions: started by xlwings with the first question, kept until it fails.

Private Const SERVED As String = "excel_addin.served"

Private python As Object
Private answers As Object

' What a function of Python gives for some arguments; a failure is an error of VBA.
Public Function HotsheetCall(method As String, arguments As Variant) As Variant
    If python Is Nothing Then
        Set python = XLPy()
        Set answers = python.Module(SERVED)
    End If
    ' In brackets, so that values go and not references to them.
    HotsheetCall = python.Var(python.Call(answers, (method), (arguments)))
End Function

' Lets go of the process, so that the next question finds it, or another one, anew.
Public Sub HotsheetLetGo()
    Set answers = Nothing
    Set python = Nothing
End Sub
