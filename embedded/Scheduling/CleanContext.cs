namespace StudyMate.Embedded.Scheduling;

/// <summary>The execution context without any ambient value: a turn sees what its message carries and nothing of the thread it happens to run on.</summary>
internal static class CleanContext
{
    public static ExecutionContext Instance { get; } = Capture();

    private static ExecutionContext Capture()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}
