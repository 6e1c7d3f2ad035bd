namespace StudyMate.Classes;

public sealed class ImportClassTests
{
    private static readonly ClassState Known = new() { Name = "6e A", PromotionId = "p", Description = "Latin", TeacherIds = ["main"] };

    [Fact]
    public void An_empty_cell_changes_nothing_and_a_teacher_is_added()
    {
        var fields = ImportClassRule.Decide(Known, new ImportClass("admin", "6e A", "p", null, "other")).Value;

        fields.Description.Should().Be("Latin");
        fields.TeacherIds.Should().Equal("main", "other");
    }

    [Fact]
    public void A_list_does_not_bring_an_archived_class_back() =>
        (ImportClassRule.Decide(Known with { Status = ClassStatuses.Archived }, new ImportClass("admin", "6e A", "p", null, null)).Error?.Code).Should().Be("class.archived");
}
