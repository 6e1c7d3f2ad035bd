using StudyMate.Classes;
using StudyMate.Content;
using StudyMate.Facts;
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
        Assert.Equal("student.not_found", absent.Error?.Code);

        ScriptedSchool.Accept(_school.Host.DoInSuperseded(_school.Admin, Operation, grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).CreateAsync(
            new CreateStudent("Ada", "Lovelace", "ada@school.example", ClassId: "class-1"), CancellationToken.None)));
        var renamed = _school.Host.Do(_school.Admin, "rename", grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).UpdateAsync(
            new UpdateStudent { FirstName = "Augusta" }, CancellationToken.None));
        ScriptedSchool.Accept(renamed);
        Assert.Equal(("Augusta", "Lovelace"), (renamed.Value.FirstName, renamed.Value.LastName));
    }

    [Fact]
    public void A_class_that_was_made_after_the_successor_had_looked_takes_students()
    {
        _school.Open();
        _school.Host.Supersede();
        var absent = _school.Host.Do(_school.Admin, "look", grains => grains.GetGrain<IClassGrain>(_school.Key("class-1")).GetAsync(CancellationToken.None));
        Assert.False(absent.Succeeded);

        ScriptedSchool.Accept(_school.Host.DoInSuperseded(_school.Admin, Operation, grains =>
            grains.GetGrain<IClassGrain>(_school.Key("class-1")).CreateAsync(new CreateClass("Class"), CancellationToken.None)));
        ScriptedSchool.Accept(_school.Host.Do(_school.Admin, "student", grains => grains.GetGrain<IStudentGrain>(_school.Key("student-1")).CreateAsync(
            new CreateStudent("Ada", "Lovelace", ClassId: "class-1"), CancellationToken.None)));
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
        // The log's own guard speaks first: it was advanced by the other one. The client repeats what had no answer.
        Assert.Throws<StaleHeadException>(() => _school.HandOut("assignment-1", "theme-1", "class-1", due: null));
        ScriptedSchool.Accept(_school.HandOut("assignment-1", "theme-1", "class-1", due: null));
    }
}
