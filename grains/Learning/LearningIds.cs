using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>
/// Roots of the ids of facts that the house derives, 32 hexadecimal characters. Session ids are made by devices and unique only per
/// student; a fact id is unique per tenant and must not give the student away, hence the hash with the pseudonym.
/// </summary>
internal static class LearningIds
{
    public static string Session(string subject, string sessionId) => DerivedId.Of("session", subject, sessionId);

    public static string Grade(string subject, string sessionId, string answerId, int revision) =>
        $"{DerivedId.Of("grade", subject, sessionId + "/" + answerId)}-{revision}";
}
