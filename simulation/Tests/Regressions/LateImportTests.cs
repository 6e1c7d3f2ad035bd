using StudyMate.People;

namespace StudyMate.Simulation;

/// <summary>
/// The lines of a list are written before the import is committed, so a host that everybody believes dead may write them when its successor
/// has long judged the same list again, applied it, and forgotten people. Found by seed 538: an e-mail that had been erased was back.
/// </summary>
public sealed class LateImportTests : IDisposable
{
    private readonly ScriptedSchool _school = new();

    public LateImportTests()
    {
        _school.Open();
        _school.CreateClass("class-1");
    }

    public void Dispose() => _school.Dispose();

    [Fact]
    public void Lines_that_come_late_do_not_bring_back_who_was_forgotten()
    {
        PreviewUntilHeld("People/PutImportRow");
        _school.Host.Supersede();
        ScriptedSchool.Accept(_school.PreviewList());
        ScriptedSchool.Accept(_school.ApplyList());
        Forget(_school.Host.OnDisk("SELECT id FROM students WHERE email = 'ada@school.example'")!);

        GoOn();
        _school.Host.OnDisk("SELECT count(*) FROM import_rows WHERE instr(payload, 'ada@school.example')").Should().Be("0");
        _school.SeeList().Done.Should().Be(2);
    }

    [Fact]
    public void Lines_that_were_acknowledged_are_not_taken_away_by_who_begins_again()
    {
        PreviewUntilHeld("People/ClearDraftLines");
        _school.Host.Supersede();
        ScriptedSchool.Accept(_school.PreviewList());

        // Whatever it manages to do before it dies.
        _school.Host.HoldNext("People/PutImportRow");
        GoOn();
        var applied = _school.ApplyList();
        ScriptedSchool.Accept(applied);
        (applied.Value.Done, applied.Value.Created).Should().Be((2, 2));
    }

    /// <summary>Nobody need be dead for this: judging takes as long as the list is.</summary>
    [Fact]
    public void Who_is_forgotten_while_a_list_is_judged_is_not_in_it()
    {
        _school.Enrol("ada", "class-1");
        _school.Enrol("linus", "class-1");

        PreviewUntilHeld("People/PutImportRow");
        Forget("ada");
        Forget("linus");
        GoOn();
        _school.Host.OnDisk("SELECT count(*) FROM import_rows WHERE instr(payload, 'grace@school.example')").Should().Be("1");
        _school.Host.OnDisk("SELECT count(*) FROM import_rows WHERE instr(payload, 'ada@school.example')").Should().Be("0");
        _school.Host.OnDisk("SELECT count(*) FROM import_absent").Should().Be("0");
    }

    [Fact]
    public void Lines_of_a_preview_that_ended_half_way_go_after_a_day()
    {
        _school.Host.DoUntil(() => Lines() is not "0", _school.Admin, "preview", _school.JudgeList);
        _school.Host.LosePower();
        Lines().Should().Be("2");

        _school.Host.PassTime(TimeSpan.FromHours(25));
        Lines().Should().Be("0");
    }

    private void PreviewUntilHeld(string statement)
    {
        _school.Host.HoldNext(statement);
        _school.Host.DoUntilHeld(_school.Admin, "preview", _school.JudgeList);
    }

    private void Forget(string id) => ScriptedSchool.Accept(_school.Host.Do(_school.Admin, "forget-" + id, grains =>
        grains.GetGrain<IStudentGrain>(_school.Key(id)).PseudonymizeAsync(CancellationToken.None)));

    private void GoOn()
    {
        _school.Host.Release();
        _school.Host.PassTime(TimeSpan.FromSeconds(10));
    }

    private string? Lines() => _school.Host.OnDisk("SELECT count(*) FROM import_rows");
}
