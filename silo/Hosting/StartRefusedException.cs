namespace StudyMate.Hosting;

/// <summary>The host cannot start with these settings or in this place; the message is one line for whoever runs it.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
