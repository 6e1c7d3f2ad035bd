using StudyMate.Common;
using StudyMate.Learning;

namespace StudyMate.Simulation;

/// <summary>An append that takes longer than anybody waits for it is written all the same, when others have long read what was there before.</summary>
public sealed class LateAppendTests : IDisposable
{
    private readonly ScriptedSchool _school = new();

    public void Dispose() => _school.Dispose();

    /// <summary>
    /// Seed 29: the disk stood still for half a minute, and what came next was decided on the session's old row and written over the new one.
    /// The log knew the mark, the session never did, and marking again was refused for ever.
    /// </summary>
    [Fact]
    public void What_was_decided_on_an_old_row_is_not_written_over_the_new_one()
    {
        _school.Open();
        _school.CreateClass("class-1");
        _school.Enrol("student-1", "class-1");
        _school.WriteTheme("theme-1");
        _school.PublishTheme("theme-1");
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null));
        ScriptedSchool.Accept(_school.Play("student-1", "assignment-1", "theme-1"));
        var started = ScriptedSchool.Started("student-1", "assignment-1", "theme-1");
        var answer = started with
        {
            EventId = "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
            Type = "answer.given",
            ClientSeq = 2,
            Data = new EventData { QuestionId = "q1", Given = ["a"], ElapsedMs = 20_000 },
        };
        // Counts for nothing, and so tells figures nothing that the log could refuse.
        var again = started with { EventId = "6fa459ea-ee8a-4ca4-894e-db77e160355e", ClientSeq = 3 };

        _school.Host.HoldNextAppend("answer.given");
        _school.Host.DoUntilHeld(ScriptedSchool.Device("student-1"), "answer", _school.Submission("student-1", answer));
        _school.Host.PassTime(TimeSpan.FromSeconds(31));
        _school.Host.Begin(ScriptedSchool.Device("student-1"), "again", _school.Submission("student-1", again));
        _school.Host.PassTime(TimeSpan.FromSeconds(5));
        _school.Host.Release();
        _school.Host.PassTime(TimeSpan.FromSeconds(5));

        // The device heard nothing of either and sends both again.
        ScriptedSchool.Accept(Submit(answer));
        ScriptedSchool.Accept(Submit(again));
        _school.Host.OnDisk("SELECT answered FROM learning_sessions").Should().Be("1");
    }

    private Result<EventsAccepted> Submit(DeviceEvent one) =>
        _school.Host.Do(ScriptedSchool.Device("student-1"), "submit-" + one.ClientSeq, _school.Submission("student-1", one));
}
