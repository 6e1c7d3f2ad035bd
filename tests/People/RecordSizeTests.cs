using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.People;

/// <summary>The largest legal records, with the pending append that they carry while it is written, stay below 48 KB.</summary>
public sealed class RecordSizeTests
{
    private const int Limit = 48 * 1024;
    private static readonly Moment Now = new(DateTimeOffset.UnixEpoch, new DateOnly(2026, 1, 1));
    private static readonly string LongId = new('f', GrainKeys.MaxIdLength);
    private static readonly ImmutableArray<string> Operations = [.. Enumerable.Range(0, GrainRecord.RememberedOperations).Select(i => i.ToString("d64", CultureInfo.InvariantCulture))];

    [Fact]
    public void A_class_with_fifty_new_teachers_fits()
    {
        var state = new ClassState
        {
            Name = Text(PeopleLimits.Name),
            PromotionId = LongId,
            Description = Text(PeopleLimits.Description),
            TeacherIds = [.. Enumerable.Range(0, PeopleLimits.TeachersOfClass).Select(i => i.ToString("d60", CultureInfo.InvariantCulture))],
            Revision = int.MaxValue,
            Operations = Operations,
        };
        // Replacing all fifty by fifty others appends most.
        var was = state with { TeacherIds = [.. state.TeacherIds.Select(id => "a" + id[1..])] };
        var pending = new PendingAppend(ClassFacts.Between(LongId, was, state, Now, LongId));
        SizeOf(state with { Pending = pending }).Should().BeInRange(1, Limit);
    }

    [Fact]
    public void A_student_fits()
    {
        var state = new StudentState
        {
            Subject = LongId,
            FirstName = Text(PeopleLimits.Name),
            LastName = Text(PeopleLimits.Name),
            Email = Text(PeopleLimits.Email),
            SchoolId = Text(PeopleLimits.SchoolId),
            ClassId = LongId,
            PromotionId = LongId,
            UuidStudent = Guid.Empty.ToString(),
            UuidSocial = Guid.Empty.ToString(),
            SealedCode = new string('s', 200),
            CodeHmac = new string('h', 64),
            Operations = Operations,
        };
        var was = state with { FirstName = "x", LastName = "x", ClassId = null, CodeHmac = "", Status = StudentStatuses.Inactive, ConsentSharing = true };
        var pending = new PendingAppend(StudentFacts.Between(was, state, Now, LongId));
        SizeOf(state with { Pending = pending }).Should().BeInRange(1, Limit);
    }

    [Fact]
    public void An_import_fits()
    {
        var state = new ImportState
        {
            Type = "promotions",
            By = LongId,
            IgnoredColumns = [.. Enumerable.Range(0, 50).Select(_ => Text(60))],
            Operations = Operations,
        };
        SizeOf(state with { Pending = new PendingAppend([]) }).Should().BeInRange(1, Limit);
    }

    /// <summary>Three bytes each in UTF-8.</summary>
    private static string Text(int characters) => new('語', characters);

    private static int SizeOf<T>(T state) => new RecordSerializer([PeopleJson.Default, ClassesJson.Default]).Serialize(state).ToMemory().Length;
}
