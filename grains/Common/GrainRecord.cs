using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>What every grain's record carries beside its own state: shape version, operations already carried out, facts on their way.</summary>
public abstract record GrainRecord
{
    /// <summary>Operations remembered, so that a retry is recognised; older ones are forgotten.</summary>
    public const int RememberedOperations = 16;

    /// <summary>Shape that most records are written in; a change of shape leaves a sample file that a test still reads. 1 kept pending rows.</summary>
    public const int Shape = 2;

    /// <summary>Shape of this record as it was written.</summary>
    public int V { get; init; } = Shape;

    /// <summary>Shape that this kind of record is written in, when a change of its own came later than that of all.</summary>
    internal virtual int Latest => Shape;

    /// <summary>Ids of the latest operations, newest last.</summary>
    public ImmutableArray<string> Operations { get; init; } = [];

    /// <summary>What the last command appends until the fact log has it.</summary>
    public PendingAppend? Pending { get; init; }

    /// <summary>
    /// The rows that lists and search find this state by, and what the last command did to others. Only from what is stored: a pending append is
    /// completed with what this answers then.
    /// </summary>
    /// <param name="tenant">Of the grain's key.</param>
    /// <param name="id">Of the grain's key.</param>
    internal virtual ImmutableArray<RowChange> Rows(string tenant, string id) => [];
}

/// <summary>Facts on their way; the rows that go with them are computed from the record.</summary>
public sealed record PendingAppend(ImmutableArray<Fact> Facts);
