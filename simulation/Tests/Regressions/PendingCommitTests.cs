using StudyMate.Assignments;
using StudyMate.Classes;

namespace StudyMate.Simulation;

/// <summary>
/// What happens after a command whose record was written and whose append failed. Each of these was found by a seed of the simulation;
/// since every change of the scenario gives that seed another run, what it found is written out here.
/// </summary>
public sealed class PendingCommitTests : IDisposable
{
    private readonly ScriptedSchool _school = new();

    public void Dispose() => _school.Dispose();

    /// <summary>A reminder has no actor: it could not wake an assignment that had a pending append to complete.</summary>
    [Fact]
    public void A_reminder_completes_the_append_that_failed_before_the_power_went()
    {
        _school.Open();
        _school.CreateClass("class-1");
        _school.WriteTheme("theme-1");
        _school.PublishTheme("theme-1");
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: new DateTimeOffset(2026, 3, 9, 7, 30, 0, TimeSpan.Zero)));
        _school.Host.FailNext("assignment.changed");
        FluentActions.Invoking(() => _school.Host.Do(_school.Teacher, "rename", grains =>
            grains.GetGrain<IAssignmentGrain>(_school.Key("assignment-1")).UpdateAsync(new UpdateAssignment("After", null, null, null), CancellationToken.None)))
            .Should().Throw<IOException>();
        _school.Host.LosePower();
        _school.Host.OnDisk("SELECT title FROM assignments WHERE id = 'assignment-1'").Should().Be("Before");

        // Nobody asks for the assignment: only its reminder wakes it.
        _school.Host.PassTime(TimeSpan.FromMinutes(45));
        _school.Host.OnDisk("SELECT title FROM assignments WHERE id = 'assignment-1'").Should().Be("After");
        _school.Host.OnDisk("SELECT count(*) FROM facts WHERE kind = 'assignment.changed'").Should().Be("1");
    }

    /// <summary>"Is a member" was taken for "was invited", although fact and row had never been written.</summary>
    [Fact]
    public void A_repeated_invitation_writes_what_the_first_one_could_not()
    {
        ScriptedSchool.Accept(_school.TryOpen());
        _school.Host.FailNext("account.added");
        FluentActions.Invoking(() => _school.Invite(_school.Teacher)).Should().Throw<IOException>();
        RowsOf(_school.Teacher.AccountId).Should().Be("0");

        ScriptedSchool.Accept(_school.Invite(_school.Teacher));
        RowsOf(_school.Teacher.AccountId).Should().Be("1");
        _school.CreateClass("class-1");
    }

    /// <summary>The catalogue of schools remembered for a second that there was none, although the retry had just made it.</summary>
    [Fact]
    public void A_school_whose_opening_was_repeated_is_there_at_once()
    {
        _school.Host.FailNext("tenant.opened");
        FluentActions.Invoking(() => _school.TryOpen()).Should().Throw<IOException>();
        ScriptedSchool.Accept(_school.TryOpen());
        ScriptedSchool.Accept(_school.Host.Do(_school.Admin, "class", grains =>
            grains.GetGrain<IClassGrain>(_school.Key("class-1")).CreateAsync(new CreateClass("Class"), CancellationToken.None)));
    }

    /// <summary>Seed 1383: the teacher's classes were remembered for a second as they had been before the retry.</summary>
    [Fact]
    public void A_class_whose_creation_was_repeated_is_its_teachers_at_once()
    {
        _school.Open();
        _school.WriteTheme("theme-1");
        _school.PublishTheme("theme-1");
        _school.Host.FailNext("class.created");
        FluentActions.Invoking(() => _school.CreateClass("class-1")).Should().Throw<IOException>();
        _school.HandOut("too-early", "theme-1", "class-1", due: null).Succeeded.Should().BeFalse();

        _school.CreateClass("class-1");
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null));
    }

    /// <summary>The other half of seed 1383: what had been read before the class was there arrived after it, and was remembered for a second.</summary>
    [Fact]
    public void A_class_is_its_teachers_at_once_whoever_was_just_looking()
    {
        _school.Open();
        _school.WriteTheme("theme-1");
        _school.PublishTheme("theme-1");
        _school.Host.PassTime(TimeSpan.FromSeconds(2));
        _school.Host.HoldNext("Classes/ClassesOfTeacher");
        _school.Host.DoUntilHeld(_school.Teacher, "look", grains => grains.GetGrain<IClassGrain>(_school.Key("class-2")).GetAsync(CancellationToken.None));
        _school.CreateClass("class-1");
        _school.Host.Release();

        // Not a second: the read that was held up has arrived, and nothing else happens meanwhile.
        _school.Host.PassTime(TimeSpan.FromMilliseconds(10));
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null));
    }

    private string? RowsOf(string staffId) => _school.Host.OnDisk($"SELECT count(*) FROM staff WHERE id = '{staffId}'");
}
