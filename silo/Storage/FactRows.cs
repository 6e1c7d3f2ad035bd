using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>How facts are asked for and what comes back, the same for every database.</summary>
internal static class FactRows
{
    /// <summary>The statement that reads a scope, and its parameters.</summary>
    public static (string Statement, ImmutableArray<RowValue> Parameters) Read(FactScope scope, long after, int limit) => scope.Kind switch
    {
        ScopeKind.Class => ("Facts/ReadClassScope", [("tenant", scope.Tenant), ("id", scope.Id), ("after", after), ("limit", limit)]),
        ScopeKind.Theme => ("Facts/ReadThemeScope", [("tenant", scope.Tenant), ("id", scope.Id), ("after", after), ("limit", limit)]),
        _ => ("Facts/ReadTenantScope", [("tenant", scope.Tenant), ("after", after), ("limit", limit)]),
    };

    /// <summary>The statement that finds the head of a scope, and its parameters.</summary>
    public static (string Statement, ImmutableArray<RowValue> Parameters) Head(FactScope scope) => scope.Kind switch
    {
        ScopeKind.Class => ("Facts/ClassScopeHead", [("tenant", scope.Tenant), ("id", scope.Id)]),
        ScopeKind.Theme => ("Facts/ThemeScopeHead", [("tenant", scope.Tenant), ("id", scope.Id)]),
        _ => ("Facts/TenantScopeHead", [("tenant", scope.Tenant)]),
    };

    /// <summary>The insert of a fact whose position is known, in the order of Facts/Insert.</summary>
    public static Statement Insert(string tenant, StoredFact stored)
    {
        var fact = stored.Fact;
        return Statement.Of(
            "Facts/Insert",
            ("tenant", tenant),
            ("position", stored.Position),
            ("id", fact.Id),
            ("kind", fact.Kind),
            ("v", fact.V),
            ("subject", fact.Subject),
            ("actor", fact.Actor),
            ("class", fact.ClassId),
            ("theme", fact.ThemeId),
            ("themeVersion", fact.ThemeVersion),
            ("assignment", fact.AssignmentId),
            ("session", fact.SessionId),
            ("occurredAt", fact.OccurredAt),
            ("recordedAt", fact.RecordedAt),
            ("schoolDay", fact.SchoolDay),
            ("folded", fact.Folded),
            ("digest", fact.Digest),
            ("payload", fact.Payload));
    }

    /// <summary>A row in the column order that every Facts/Read… has.</summary>
    public static StoredFact Fact(IRow row) => new(row.Integer(0), new Fact(row.Text(1), row.Text(2))
    {
        V = (int)row.Integer(3),
        Subject = row.TextOrNull(4),
        Actor = row.TextOrNull(5),
        ClassId = row.TextOrNull(6),
        ThemeId = row.TextOrNull(7),
        ThemeVersion = row.IsNull(8) ? null : (int)row.Integer(8),
        AssignmentId = row.TextOrNull(9),
        SessionId = row.TextOrNull(10),
        OccurredAt = Micros.ToInstant(row.Integer(11)),
        RecordedAt = Micros.ToInstant(row.Integer(12)),
        SchoolDay = DateOnly.ParseExact(row.Text(13), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Folded = row.Integer(14) != 0,
        Digest = row.Integer(15),
        Payload = row.Text(16),
    });
}
