namespace StudyMate.Embedded.Activations;

/// <summary>What <see cref="Orleans.Grain"/> asks of its activation beyond <see cref="Orleans.Runtime.IGrainContext"/>.</summary>
internal interface IActivationControl
{
    void DelayDeactivation(TimeSpan timeSpan);
}
