using System.Security.Cryptography;
using System.Text;

namespace StudyMate.Learning;

/// <summary>
/// Roots of the ids of facts that the house derives, 32 hexadecimal characters. Session ids are made by devices and unique only per
/// student; a fact id is unique per tenant and must not give the student away, hence the hash with the pseudonym.
/// </summary>
internal static class LearningIds
{
    public static string Session(string subject, string sessionId) => Hash("session", subject, sessionId);

    public static string Mission(string subject, string assignmentId) => Hash("mission", subject, assignmentId);

    /// <summary>The fact that a student received a mission; written by whoever notices first, once.</summary>
    public static string MissionEntered(string subject, string assignmentId) => Mission(subject, assignmentId) + "-0";

    public static string Grade(string subject, string sessionId, string answerId, int revision) =>
        $"{Hash("grade", subject, sessionId + "/" + answerId)}-{revision}";

    private static string Hash(string kind, string subject, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\u001f{subject}\u001f{id}")).AsSpan(0, 16));
}
