using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using StudyMate.Storage;

namespace StudyMate.Assignments;

public sealed class LargestAssignmentTests
{
    [Theory]
    [InlineData("日")]
    [InlineData("\n")]
    [InlineData("\"")]
    public void The_largest_assignment_with_its_pending_append_fits_a_record(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 2_000));
        var id = new string('i', GrainKeys.MaxIdLength);
        var tenant = new string('t', GrainKeys.MaxTenantLength);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var state = CreateAssignmentRule.Decide(
            new CreateAssignment(
                new string('日', AssignmentFields.MaxTitle),
                "flashcards",
                id,
                "revision-generale",
                "2026-12-01T18:00",
                null,
                "x" + text[..(AssignmentFields.MaxInstructions - 2)] + "x",
                [.. Enumerable.Range(10, CreateAssignment.MaxTargets).Select(i => new AssignmentTarget("promotion", id[..^2] + i))]),
            zone).Value;
        state = state with
        {
            Status = AssignmentStatus.Pushed,
            AuthorId = id,
            Operations = [.. Enumerable.Range(0, GrainRecord.RememberedOperations).Select(_ => new string('o', 64))],
        };
        var now = Moment.Of(DateTimeOffset.UnixEpoch, zone);
        new Actor(id, tenant, Role.Teacher).Enter();
        var record = state with { Pending = new PendingAppend(AssignmentFacts.Of(id, state, ["assignment.created", "assignment.pushed"], now)) };

        var serializer = new RecordSerializer(
            new ServiceCollection().AddAssignments().Where(service => service.ServiceType == typeof(IJsonTypeInfoResolver)).Select(service => (IJsonTypeInfoResolver)service.ImplementationInstance!));
        serializer.Serialize(record).ToMemory().Length.Should().BeInRange(1, RecordSerializer.MaxBytes);
    }
}
