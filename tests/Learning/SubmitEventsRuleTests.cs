namespace StudyMate.Learning;

public sealed class SubmitEventsRuleTests
{
    [Fact]
    public async Task A_session_is_looked_for_once_in_a_batch_even_when_nobody_has_heard_of_it()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s", 1, 0, "q1", "q2"), Events.Answer("s", 2, "q1", "a"), Events.Answer("s", 3, "q2", "a"), Events.Complete("s", 4)]);
        room.SessionLookups.Should().Be(1);
    }

    [Fact]
    public async Task Total_is_what_the_start_asks()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s", 1, 0, "q1", "q2", "q3"), Events.Answer("s", 2, "q1", "a"), Events.Answer("s", 3, "q4", "phares"), Events.Complete("s", 4)]);
        // q4 was not asked: it does not count.
        room.State.Sessions["s"].Counted!.Result.Should().Be(new SessionResult(33.3, 1, 3, true, true));
    }

    [Fact]
    public async Task Without_named_questions_total_is_what_was_answered()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s", 1), Events.Answer("s", 2, "q1", "a"), Events.Answer("s", 3, "q2", "a"), Events.Answer("s", 4, "q3", "false")]);
        room.State.Sessions["s"].Counted!.Result.Should().Be(new SessionResult(66.7, 2, 3, true, false));
    }

    [Fact]
    public async Task The_highest_sequence_number_counts_and_between_equal_ones_the_highest_id()
    {
        var room = new Classroom();
        var low = Events.Answer("s", 5, "q1", "a") with { EventId = "00000000-0000-4000-8000-000000000001" };
        var high = Events.Answer("s", 5, "q1", "b") with { EventId = "00000000-0000-4000-8000-000000000002" };
        await room.TakeAsync([high, low, Events.Answer("s", 4, "q1", "a")]);
        room.State.Sessions["s"].Counted!.Result!.Correct.Should().Be(0);
        await room.TakeAsync([Events.Answer("s", 6, "q1", "a")]);
        room.State.Sessions["s"].Counted!.Result!.Correct.Should().Be(1);
    }

    [Fact]
    public async Task A_late_answer_scores_a_completed_session_again()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s", 1, 0, "q1", "q2"), Events.Answer("s", 2, "q1", "a"), Events.Complete("s", 4)]);
        var late = await room.TakeAsync([Events.Answer("s", 3, "q2", "a", "c")], now: Classroom.Monday.AddDays(20));
        late.Facts.Should().Contain(fact => fact.Kind == FoldedKinds.SessionScored && fact.Payload.Contains("\"score\":100", StringComparison.Ordinal));
        room.State.Sessions["s"].Counted!.Result!.Score.Should().Be(100);
    }

    [Fact]
    public async Task Without_answers_a_claim_counts_unverified_until_answers_come()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Claim("s", 9, 3, 4)]);
        room.State.Sessions["s"].Counted!.Result.Should().Be(new SessionResult(75, 3, 4, false, true));
        await room.TakeAsync([Events.Answer("s", 2, "q1", "b")]);
        room.State.Sessions["s"].Counted!.Result.Should().Be(new SessionResult(0, 0, 1, true, true));
    }

    [Fact]
    public async Task A_claim_beyond_the_theme_is_refused()
    {
        var taken = await new Classroom().TakeAsync([Events.Claim("s", 9, 7, 7)]);
        taken.Rejected.Should().ContainSingle().Which.Code.Should().Be("event.data_invalid");
    }

    [Fact]
    public async Task A_blank_exam_scores_nothing_once_it_is_handed_in()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s", 1, 0, "q1", "q2")]);
        room.State.Sessions["s"].Counted!.Result.Should().BeNull();
        await room.TakeAsync([Events.Complete("s", 2)]);
        room.State.Sessions["s"].Counted!.Result.Should().Be(new SessionResult(0, 0, 2, true, true));
    }

    [Fact]
    public async Task Sending_a_batch_again_changes_nothing()
    {
        var room = new Classroom();
        DeviceEvent[] events = [Events.Start("s", 1).For("mission"), Events.Answer("s", 2, "q1", "a").For("mission"), Events.Complete("s", 3).For("mission")];
        await room.TakeAsync(events);
        var (facts, state) = (room.Log.Count, room.State);
        var again = await room.TakeAsync([.. events, .. events]);
        again.Duplicates.Should().Be(6);
        again.Facts.Should().BeEmpty();
        room.Log.Count.Should().Be(facts);
        room.State.Sessions["s"].Should().Be(state.Sessions["s"]);
    }

    [Fact]
    public async Task The_same_event_written_differently_is_the_same_event()
    {
        var room = new Classroom();
        var e = Events.Answer("s", 2, "q1", "a");
        await room.TakeAsync([e]);
        var again = await room.TakeAsync([e with { EventId = e.EventId!.ToUpperInvariant(), OccurredAt = e.OccurredAt!.Value.ToOffset(TimeSpan.FromHours(2)) }]);
        again.Duplicates.Should().Be(1);
    }

    [Fact]
    public async Task An_id_with_other_content_is_refused_in_the_batch_and_later()
    {
        var room = new Classroom();
        var first = Events.Answer("s", 2, "q1", "a");
        var other = first with { Data = first.Data with { Given = ["b"] } };
        var taken = await room.TakeAsync([first, other]);
        taken.Rejected.Should().ContainSingle().Which.Code.Should().Be("event.id_reused");
        taken.Rejected.Should().ContainSingle().Which.Index.Should().Be(1);
        (await room.TakeAsync([other])).Rejected.Should().ContainSingle().Which.Code.Should().Be("event.id_reused");
        room.State.Sessions["s"].Counted!.Result!.Correct.Should().Be(1);
    }

    [Fact]
    public async Task One_bad_event_never_blocks_the_others()
    {
        var room = new Classroom();
        var taken = await room.TakeAsync(
        [
            Events.Answer("s", 1, "q1", "a") with { StudentId = "louis" },
            Events.Answer("s", 2, "nowhere", "a"),
            Events.Answer("s", 3, "q1", "a") with { ThemeId = "unknown" },
            Events.Answer("s", 4, "q1", "a") with { ThemeVersion = 7 },
            Events.Answer("s", 5, "q1", "a").For("nothing"),
            Events.Answer("t", 6, "q1", "a") with { ThemeId = null },
            Events.Answer("s", 7, "q1", "a"),
            Events.Start("s", 8, 0, "q1", "nowhere"),
        ]);
        taken.Rejected.Select(rejected => rejected.Code).Should().Equal(
            "event.wrong_student", "event.unknown_question", "event.unknown_theme", "event.unknown_theme", "event.unknown_assignment", "event.theme_required", "event.unknown_question");
        taken.Rejected.Select(rejected => rejected.Index).Should().Equal(0, 1, 2, 3, 4, 5, 7);
        taken.New.Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_names_the_student()
    {
        var e = Events.Answer("s", 1, "q1", "a") with { StudentId = null };
        (await new Classroom().TakeAsync([e], source: EventSource.Server)).Rejected.Should().ContainSingle().Which.Code.Should().Be("event.student_required");
        (await new Classroom().TakeAsync([e])).Rejected.Should().BeEmpty();
    }

    [Fact]
    public async Task Events_that_name_neither_theme_nor_assignment_follow_their_session_anywhere_in_the_batch()
    {
        var room = new Classroom();
        var taken = await room.TakeAsync([Events.Answer("s", 2, "q1", "a") with { ThemeId = null }, Events.Start("s", 1)]);
        taken.Rejected.Should().BeEmpty();
        room.State.Sessions["s"].Counted!.Result!.Correct.Should().Be(1);
    }

    [Fact]
    public async Task A_session_stays_with_its_theme_and_assignment()
    {
        var room = new Classroom();
        room.Pins["other"] = room.Pins["mission"] with { Id = "other" };
        await room.TakeAsync([Events.Answer("s", 1, "q1", "a").For("mission")]);
        (await room.TakeAsync([Events.Answer("s", 2, "q1", "a").For("other")])).Rejected.Should().ContainSingle().Which.Code.Should().Be("event.session_mismatch");
        (await room.TakeAsync([Events.Answer("s", 3, "q1", "a").For("mission") with { ThemeId = "maths" }])).Rejected.Should().ContainSingle().Which.Code
            .Should().Be("event.theme_mismatch");
    }

    [Fact]
    public async Task An_impossible_clock_is_marked_and_the_work_taken()
    {
        var room = new Classroom();
        var now = Classroom.Monday.AddHours(1);
        var taken = await room.TakeAsync([Events.Answer("s", 1, "q1", "a") with { OccurredAt = now.AddYears(3) }], now, sentAt: now);
        taken.Rejected.Should().BeEmpty();
        taken.Facts[0].Payload.Should().Contain("\"clock\":\"untrusted\"");
        taken.Facts[0].OccurredAt.Should().Be(now);
    }

    [Fact]
    public async Task Free_words_never_stand_in_a_fact()
    {
        var taken = await new Classroom().TakeAsync(
        [
            Events.Answer("s", 1, "q4", "ma réponse"),
            Events.Answer("s", 2, "q5", "ma vie"),
            Events.Answer("s", 3, "q1", "j'ai écrit ici"),
            Events.Of(EventTypes.Error, null, 4) with { Data = new EventData { Code = "pas un code", Message = "Emma Martin a cassé" } },
        ]);
        taken.Rejected.Should().BeEmpty();
        taken.Facts.Should().AllSatisfy(fact => fact.Payload.Should().NotMatchRegex("réponse|vie|écrit|Emma|pas un"));
        taken.Facts.Count(fact => fact.Payload.Contains("sealed", StringComparison.Ordinal)).Should().Be(4);
    }

    [Fact]
    public async Task A_thousand_events_are_one_append()
    {
        var room = new Classroom();
        var events = Enumerable.Range(1, 1_000).Select(i => Events.Answer($"s{i % 20}", i, "q1", i % 2 == 0 ? "a" : "b")).ToArray();
        var taken = await room.TakeAsync(events);
        taken.New.Count.Should().Be(1_000);
        taken.Sessions.Count.Should().Be(20);
    }
}
