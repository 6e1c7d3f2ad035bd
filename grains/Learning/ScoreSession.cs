namespace StudyMate.Learning;

/// <summary>
/// The result of a session: <c>100 × correct / total</c> with one decimal, halves up. Total is what the start asks, else what was
/// answered; open questions count once a person has marked them. Only a session without any answer falls back to what its device
/// claims, unverified; a completed one that was asked questions and claims nothing was left blank.
/// </summary>
internal static class ScoreSession
{
    public static SessionResult? Of(SessionState session)
    {
        if (session.Answers.Length == 0)
        {
            if (session.Claim is { } claim)
                return Result(claim.Correct, claim.Total, verified: false, session.Completed);
            if (!session.Completed)
                return null;
        }

        var correct = 0;
        var total = 0;
        if (session.Asked.Length > 0)
        {
            foreach (var asked in session.Asked)
            {
                var mark = Find(session, asked.QuestionId)?.Correct;
                if (asked.Open && mark is null)
                    continue;
                total++;
                if (mark == true)
                    correct++;
            }
        }
        else
        {
            foreach (var answer in session.Answers)
            {
                if (answer.Correct is not { } mark)
                    continue;
                total++;
                if (mark)
                    correct++;
            }
        }

        return total == 0 ? null : Result(correct, total, verified: true, session.Completed);
    }

    /// <summary>Questions answered and asked, for progress.</summary>
    public static (int Answered, int Asked) Progress(SessionState session)
    {
        if (session.Asked.Length == 0)
            return (session.Answers.Length, Math.Max(session.Answers.Length, session.QuestionCount));
        var answered = 0;
        foreach (var asked in session.Asked)
        {
            if (Find(session, asked.QuestionId) is not null)
                answered++;
        }

        return (answered, session.Asked.Length);
    }

    public static AnswerState? Find(SessionState session, string questionId)
    {
        var (low, high) = (0, session.Answers.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(session.Answers[middle].QuestionId, questionId);
            if (order == 0)
                return session.Answers[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    /// <summary>Whole tenths by integer arithmetic: no rounding differs between machines.</summary>
    private static SessionResult Result(int correct, int total, bool verified, bool completed) =>
        new((2000L * correct + total) / (2L * total) / 10.0, correct, total, verified, completed);
}
