using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>What every grain's record carries beside its own state: shape version, operations already carried out, facts on their way.</summary>
public abstract record GrainRecord
{
    /// <summary>Operations remembered, so that a retry is recognised; older ones are forgotten.</summary>
    public const int RememberedOperations = 16;

    /// <summary>Shape of this record; a change of shape leaves a sample file that a test still reads.</summary>
    public int V { get; init; } = 1;

    /// <summary>Ids of the latest operations, newest last.</summary>
    public ImmutableArray<string> Operations { get; init; } = [];

    /// <summary>Facts and rows of the last command until the fact log has them.</summary>
    public Append? Pending { get; init; }
}
