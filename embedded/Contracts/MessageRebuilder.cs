using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Contracts;

/// <summary>Rebuilds messages member by member, as if they had crossed a process boundary.</summary>
internal sealed class MessageRebuilder(Engine engine)
{
    public Engine Engine => engine;

    public T Rebuild<T>(T value) => value;

    public Exception RebuildException(Exception exception) => exception;
}
