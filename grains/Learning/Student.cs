namespace StudyMate.Learning;

/// <summary>What taking events needs to know of the student.</summary>
/// <param name="Tenant">The school.</param>
/// <param name="Id">Student id.</param>
/// <param name="Subject">Pseudonym in facts.</param>
/// <param name="ClassId">Class now.</param>
/// <param name="PromotionId">Promotion now.</param>
/// <param name="Zone">The school's zone.</param>
internal sealed record Student(string Tenant, string Id, string Subject, string? ClassId, string? PromotionId, TimeZoneInfo Zone);
