using Orleans.Storage;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Facts;
using StudyMate.Integration;
using StudyMate.Learning;
using StudyMate.People;

namespace StudyMate.Simulation;

/// <summary>
/// A host that everybody believes dead still carries out what it had begun, after its successor has read the same records. A write of the
/// successor would be refused by its etag; a refusal that rests on what it read must not be told to anybody either.
/// </summary>
public sealed class SupersededHostTests : IDisposable
{
    private const string Operation = "operation";

    private readonly ScriptedSchool _school = new();

    public void Dispose() => _school.Dispose();

    /// <summary>Found by the simulation: the student that a kept answer said was created was denied to the next command.</summary>
    [Fact]
    public void A_command_of_the_successor_finds_what_was_made_after_it_had_looked()
    {
        _school.Open();
        _school.CreateClass("class-1");
        _school.Host.Supersede();
        var absent = _school.Host.Do(_school.Admin, "look", grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).GetAsync(CancellationToken.None));
        (absent.Error?.Code).Should().Be("student.not_found");

        ScriptedSchool.Accept(_school.Host.DoInSuperseded(_school.Admin, Operation, grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).CreateAsync(
            new CreateStudent("Ada", "Lovelace", "ada@school.example", ClassId: "class-1"), CancellationToken.None)));
        var renamed = _school.Host.Do(_school.Admin, "rename", grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).UpdateAsync(
            new UpdateStudent { FirstName = "Augusta" }, CancellationToken.None));
        ScriptedSchool.Accept(renamed);
        (renamed.Value.FirstName, renamed.Value.LastName).Should().Be(("Augusta", "Lovelace"));
    }

    [Fact]
    public void A_class_that_was_made_after_the_successor_had_looked_takes_students()
    {
        _school.Open();
        _school.Host.Supersede();
        var absent = _school.Host.Do(_school.Admin, "look", grains => grains.GetGrain<IClassGrain>(_school.Key("class-1")).GetAsync(CancellationToken.None));
        absent.Succeeded.Should().BeFalse();

        ScriptedSchool.Accept(_school.Host.DoInSuperseded(_school.Admin, Operation, grains =>
            grains.GetGrain<IClassGrain>(_school.Key("class-1")).CreateAsync(new CreateClass("Class"), CancellationToken.None)));
        ScriptedSchool.Accept(_school.Host.Do(_school.Admin, "student", grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).CreateAsync(
            new CreateStudent("Ada", "Lovelace", ClassId: "class-1"), CancellationToken.None)));
    }

    [Fact]
    public void A_class_that_was_made_after_the_successor_had_looked_is_given_to_a_member()
    {
        _school.Open();
        _school.Host.Supersede();
        var absent = _school.Host.Do(_school.Admin, "look", grains => grains.GetGrain<IClassGrain>(_school.Key("class-1")).GetAsync(CancellationToken.None));
        absent.Succeeded.Should().BeFalse();

        ScriptedSchool.Accept(_school.Host.DoInSuperseded(_school.Admin, Operation, grains =>
            grains.GetGrain<IClassGrain>(_school.Key("class-1")).CreateAsync(new CreateClass("Class"), CancellationToken.None)));
        ScriptedSchool.Accept(_school.Host.Do(_school.Admin, "teach", grains => grains.GetGrain<IStaffGrain>(_school.Key(_school.Teacher.AccountId)).ChangeAsync(
            new ChangeStaff(ClassIds: ["class-1"]), CancellationToken.None)));
    }

    [Fact]
    public void A_theme_that_was_published_after_the_successor_had_looked_is_handed_out()
    {
        _school.Open();
        _school.CreateClass("class-1");
        _school.WriteTheme("theme-1");
        _school.Host.Supersede();
        var draft = _school.Host.Do(_school.Teacher, "look", grains => grains.GetGrain<IThemeGrain>(_school.Key("theme-1")).GetAsync(new GetTheme(), CancellationToken.None));
        ScriptedSchool.Accept(draft);

        _school.PublishTheme("theme-1", superseded: true);
        // Looking wrote nothing, so its log has not been overtaken by the other one.
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null));
    }

    /// <summary>The inbox showed the mission, and the work on it was refused for good: marking asked an activation that had looked too early.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Work_on_a_mission_that_was_handed_out_after_the_successor_had_looked_is_taken(bool wasDraft)
    {
        _school.Open();
        _school.CreateClass("class-1");
        _school.Enrol("student-1", "class-1");
        _school.WriteTheme("theme-1");
        _school.PublishTheme("theme-1");
        if (wasDraft)
            ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null, draft: true));
        _school.Host.Supersede();
        var early = _school.Host.Do(_school.Teacher, "look", grains => grains.GetGrain<IAssignmentGrain>(_school.Key("assignment-1")).GetAsync(CancellationToken.None));
        early.Succeeded.Should().Be(wasDraft);

        if (wasDraft)
        {
            ScriptedSchool.Accept(_school.Host.DoInSuperseded(_school.Teacher, Operation, grains =>
                grains.GetGrain<IAssignmentGrain>(_school.Key("assignment-1")).PushAsync(CancellationToken.None)));
        }
        else
        {
            ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null, superseded: true));
        }

        var played = PlayUntilAnswered();
        ScriptedSchool.Accept(played);
        played.Value.Rejected.Should().BeEmpty();
        played.Value.Accepted.Should().Be(1);
    }

    /// <summary>Found by seed 1917: the outbox of the old host marked as dispatched what the endpoint, which only its successor knew, was never told.</summary>
    [Fact]
    public void An_endpoint_that_was_made_after_the_old_host_had_looked_is_told_by_whichever_host_dispatches()
    {
        _school.Open();
        _school.CreateClass("class-1");
        _school.Enrol("student-1", "class-1");
        _school.WriteTheme("theme-1");
        _school.PublishTheme("theme-1");
        var none = _school.Host.Do(_school.Admin, "look", grains => grains.GetGrain<IWebhooksGrain>(_school.Key("webhooks")).ListEndpointsAsync(CancellationToken.None));
        none.Value.Items.Should().BeEmpty();
        _school.Host.Supersede();
        ScriptedSchool.Accept(_school.Host.Do(_school.Admin, "listen", grains => grains.GetGrain<IWebhooksGrain>(_school.Key("webhooks")).CreateEndpointAsync(
            new CreateWebhookEndpoint("endpoint-1", "https://partner.example/", [WebhookEvents.AssignmentPushed]), CancellationToken.None)));
        // Who repeats a command completes what it had promised, and wakes no outbox: that has its reminder.
        _school.Host.FailNext("assignment.pushed");
        FluentActions.Invoking(() => _school.HandOut("assignment-1", "theme-1", "class-1", due: null)).Should().ThrowExactly<IOException>();
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null));
        _school.Host.OnDisk("SELECT count(*) FROM outbox WHERE dispatched = 0").Should().Be("1");

        _school.Host.DoInSuperseded(Actor.System(_school.Admin.Tenant), Operation, async grains =>
        {
            await grains.GetGrain<IOutboxGrain>(_school.Key("outbox")).WakeAsync();
            return true;
        }).Should().BeTrue();
        // Nobody waits for it; the successor's reminder is a minute away.
        _school.Host.PassTime(TimeSpan.FromSeconds(1));

        _school.Host.OnDisk("SELECT count(*) FROM outbox WHERE dispatched = 0").Should().Be("0");
        _school.Host.OnDisk("SELECT count(*) FROM webhook_deliveries WHERE endpoint_id = 'endpoint-1'").Should().Be("1");
    }

    /// <summary>A fault says nothing: the device sends the same again.</summary>
    private Result<EventsAccepted> PlayUntilAnswered()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return _school.Play("student-1", "assignment-1", "theme-1");
            }
            catch (Exception fault) when (attempt < 4 && (fault is InconsistentStateException or StaleHeadException))
            {
                // Each ends an activation that looked too early: the assignment's, then the log's.
            }
        }
    }
}
