using StudyMate.People;

namespace StudyMate.Simulation;

/// <summary>
/// A storage that fails for a while is no fault of a line's. Found by seed 944: five faults within as many seconds, the last of them after the
/// write, and the report said of a student who had been created that the line had failed.
/// </summary>
public sealed class ImportFaultTests : IDisposable
{
    private readonly ScriptedSchool _school = new();

    public ImportFaultTests()
    {
        _school.Open();
        _school.CreateClass("class-1");
        ScriptedSchool.Accept(_school.PreviewList());
        _school.Host.Fail("student.created");
        ScriptedSchool.Accept(_school.ApplyList());
    }

    public void Dispose() => _school.Dispose();

    [Fact]
    public void A_list_outlives_a_disk_that_is_full_for_minutes()
    {
        _school.Host.PassTime(TimeSpan.FromMinutes(5));
        Progress().Should().Be((ImportStatuses.Running, 0, 0));

        _school.Host.Mend();
        _school.Host.PassTime(TimeSpan.FromSeconds(10));
        Progress().Should().Be((ImportStatuses.Completed, 2, 0));
    }

    [Fact]
    public void A_line_that_can_never_be_written_is_reported_in_the_end()
    {
        _school.Host.PassTime(TimeSpan.FromMinutes(11));
        Progress().Should().Be((ImportStatuses.Completed, 0, 2));
    }

    private (string Status, int Created, int Failed) Progress()
    {
        var view = _school.SeeList();
        return (view.Status, view.Created, view.Failed);
    }
}
