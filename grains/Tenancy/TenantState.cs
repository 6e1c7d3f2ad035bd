using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Tenancy;

/// <summary>The record of one school.</summary>
internal sealed record TenantState : GrainRecord
{
    public bool Exists { get; init; }
    public string Name { get; init; } = "";
    public string Type { get; init; } = TenantTypes.Private;
    public string Status { get; init; } = TenantStatuses.Active;
    public string TimeZone { get; init; } = Zones.Default;
    public string Language { get; init; } = TenantLanguages.French;
    public Licences Licences { get; init; } = Licences.Standard;

    /// <summary><c>role:resource:action</c> → allowed.</summary>
    public ImmutableSortedDictionary<string, bool> Overrides { get; init; } = ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal);

    /// <summary>Active administrators; never more than there are, so that the last one is known for certain.</summary>
    public ImmutableArray<string> Administrators { get; init; } = [];

    /// <summary>Grows with every change; processes notice by it.</summary>
    public long Revision { get; init; }

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => !Exists ? [] :
    [
        RowChange.Put(
            "tenants",
            [("tenant", tenant)],
            ("name", Name),
            ("type", Type),
            ("status", Status),
            ("time_zone", TimeZone),
            ("language", Language),
            ("overrides", JsonSerializer.Serialize(Overrides, TenancyJson.Default.ImmutableSortedDictionaryStringBoolean)),
            ("max_students", Licences.MaxStudents),
            ("max_teachers", Licences.MaxTeachers),
            ("max_classes", Licences.MaxClasses),
            ("revision", Revision)),
    ];
}

/// <summary>Wire names of what sort of school it is.</summary>
internal static class TenantTypes
{
    public const string Public = "public";
    public const string Private = "private";
}

/// <summary>The languages that a school can have.</summary>
internal static class TenantLanguages
{
    public const string French = "fr";
    public const string English = "en";
}
