using StudyMate.Common;

namespace StudyMate.People;

/// <summary>A student's row as lists read it.</summary>
internal sealed record StudentRow(
    string Id, string FirstName, string LastName, string? Email, string? SchoolId, string? ClassId, string? PromotionId, string UuidStudent, string Status, bool ConsentSharing, string Search)
{
    public StudentView ToView(VisibleScope visible) => visible.Masked
        ? new StudentView
        {
            Id = Id,
            DisplayName = UuidStudent,
            ClassId = ClassId,
            PromotionId = PromotionId,
            Status = Status,
            ConsentSharing = ConsentSharing,
            UuidStudent = UuidStudent,
        }
        : new StudentView
        {
            Id = Id,
            FirstName = FirstName,
            LastName = LastName,
            DisplayName = $"{FirstName} {LastName}",
            Email = Email,
            SchoolId = SchoolId,
            ClassId = ClassId,
            PromotionId = PromotionId,
            Status = Status,
            ConsentSharing = ConsentSharing,
            UuidStudent = UuidStudent,
        };

    public static StudentRow Of(string id, StudentState state) => new(
        id, state.FirstName, state.LastName, state.Email, state.SchoolId, state.ClassId, state.PromotionId, state.UuidStudent, state.Status, state.ConsentSharing, "");
}
