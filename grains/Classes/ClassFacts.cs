using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Classes;

/// <summary>What happened between two states of a class or promotion, and the rows that lists read.</summary>
internal static class ClassFacts
{
    public static ImmutableArray<Fact> Between(string id, ClassState was, ClassState now, Moment moment, string by)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        if (!was.Exists)
            Add("created", ("promotionId", now.PromotionId));
        else if (!Same(was.Status, now.Status))
            Add(now.IsActive ? "reactivated" : "archived");
        if (was.Exists && (!Same(was.Name, now.Name) || !Same(was.PromotionId, now.PromotionId) || !Same(was.Description, now.Description)))
            Add("updated", ("promotionId", now.PromotionId));
        if (Added(was, now) is { Length: > 0 } added)
            Add("teacher_assigned", ("staffIds", string.Join(' ', added)));
        if (Added(now, was) is { Length: > 0 } removed)
            Add("teacher_removed", ("staffIds", string.Join(' ', removed)));
        if (was.TeacherIds.FirstOrDefault() is { } old && now.TeacherIds.FirstOrDefault() is { } main && !Same(old, main))
            Add("main_teacher_changed", ("from", old), ("to", main));
        return facts.ToImmutable();

        void Add(string what, params ReadOnlySpan<(string Name, string? Value)> payload) => facts.Add(
            AuditFact.Of($"class.{what}", id, now.Revision, moment, by) with { ClassId = id, Payload = FactPayload.Of(payload) });
    }

    /// <summary>The class, and its teachers as they are: whoever is none any more has no row.</summary>
    public static ImmutableArray<RowChange> Rows(string tenant, string id, ClassState state) =>
    [
        RowChange.Put(
            "classes",
            [("tenant", tenant), ("id", id)],
            ("name", state.Name),
            ("search", Folding.Of(state.Name)),
            ("promotion_id", state.PromotionId),
            ("description", state.Description),
            ("status", state.Status)),
        RowChange.Delete("class_teachers", ("tenant", tenant), ("class_id", id)),
        .. state.TeacherIds.Select((teacher, index) =>
            RowChange.Add("class_teachers", [("tenant", tenant), ("class_id", id), ("staff_id", teacher)], ("is_primary", index == 0))),
    ];

    private static string[] Added(ClassState before, ClassState after) => [.. after.TeacherIds.Except(before.TeacherIds, StringComparer.Ordinal)];

    public static ImmutableArray<Fact> Between(string id, PromotionState was, PromotionState now, Moment moment, string by)
    {
        var what = !was.Exists ? "created"
            : Same(was.Status, now.Status) ? "updated"
            : now.Status is ClassStatuses.Active ? "reactivated" : "archived";
        return [AuditFact.Of($"promotion.{what}", id, now.Revision, moment, by) with { Payload = FactPayload.Of(("promotionId", id)) }];
    }

    public static ImmutableArray<RowChange> Rows(string tenant, string id, PromotionState now) =>
    [
        RowChange.Put(
            "promotions",
            [("tenant", tenant), ("id", id)],
            ("name", now.Name),
            ("search", Folding.Of(now.Name)),
            ("year_start", now.YearStart),
            ("year_end", now.YearEnd),
            ("level", now.Level),
            ("status", now.Status)),
    ];

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
