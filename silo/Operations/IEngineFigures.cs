namespace StudyMate.Operations;

/// <summary>What an engine says of itself; each engine has its own.</summary>
internal interface IEngineFigures
{
    Task<EngineFigures> ReadAsync(CancellationToken cancellationToken);
}
