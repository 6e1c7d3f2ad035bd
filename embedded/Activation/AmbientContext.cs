using Orleans.Runtime;

namespace StudyMate.Embedded.Activation;

internal static class AmbientContext
{
    [ThreadStatic]
    private static IGrainContext? _constructing;

    public static IGrainContext? Constructing
    {
        get => _constructing;
        set => _constructing = value;
    }
}

internal interface IActivationControl
{
    void DelayDeactivation(TimeSpan timeSpan);
}
