using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>What happened between two states of a student, without a name: facts know the pseudonym only.</summary>
internal static class StudentFacts
{
    public static ImmutableArray<Fact> Between(StudentState was, StudentState now, Moment moment, string by)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        if (!was.Exists)
        {
            Add("created", ("promotionId", now.PromotionId));
            return facts.ToImmutable();
        }

        if (now.Status is StudentStatuses.Pseudonymized && !Same(was.Status, now.Status))
        {
            Add("pseudonymized", ("from", was.Status));
            return facts.ToImmutable();
        }

        if (!Same(was.ClassId, now.ClassId))
            Add("moved", ("from", was.ClassId), ("to", now.ClassId));
        if (!Same(was.Status, now.Status))
            Add("status_changed", ("from", was.Status), ("to", now.Status));
        if (was.ConsentSharing != now.ConsentSharing)
            Add("consent_changed", ("consentSharing", now.ConsentSharing ? "true" : "false"));
        if (!Same(was.CodeHmac, now.CodeHmac))
            Add("access_code_renewed");
        if (ChangedFields(was, now) is { Length: > 0 } changed)
            Add("updated", ("fields", changed));
        return facts.ToImmutable();

        void Add(string what, params ReadOnlySpan<(string Name, string? Value)> payload) => facts.Add(
            AuditFact.Of($"student.{what}", now.Subject!, now.Revision, moment, by) with
            {
                Subject = now.Subject,
                ClassId = now.ClassId,
                Payload = FactPayload.Of(payload),
            });
    }

    private static string ChangedFields(StudentState was, StudentState now) => string.Join(',', new[]
    {
        Same(was.FirstName, now.FirstName) ? null : "firstName",
        Same(was.LastName, now.LastName) ? null : "lastName",
        Same(was.Email, now.Email) ? null : "email",
        Same(was.SchoolId, now.SchoolId) ? null : "schoolId",
        Same(was.PromotionId, now.PromotionId) ? null : "promotionId",
    }.OfType<string>());

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
