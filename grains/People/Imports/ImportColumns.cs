using System.Collections.Immutable;

namespace StudyMate.People;

/// <summary>A column that an import understands.</summary>
/// <param name="Name">Name in reports, English, as the predecessor had it.</param>
/// <param name="Required">Whether a file without it is refused.</param>
/// <param name="MaxLength">Longest value, in characters.</param>
/// <param name="Words">Folded headers (letters and digits only) that mean it.</param>
internal sealed record ImportColumn(string Name, bool Required, int MaxLength, ImmutableArray<string> Words);

/// <summary>Which headers mean what, in French and English. Headers are compared without case, accents, spaces and signs.</summary>
internal static class ImportColumns
{
    public const string FirstName = "firstname";
    public const string LastName = "lastname";
    public const string Email = "email";
    public const string SchoolId = "school_id";
    public const string ClassName = "class_name";
    public const string ClassNames = "class_names";
    public const string Promotion = "promo_name";
    public const string Consent = "consent_sharing";
    public const string Role = "role";
    public const string Name = "name";
    public const string Description = "description";
    public const string TeacherEmail = "teacher_email";
    public const string YearStart = "year_start";
    public const string YearEnd = "year_end";
    public const string Level = "level";

    private static readonly ImmutableArray<string> FirstNameWords =
        ["prenom", "prenoms", "firstname", "givenname", "forename", "prenomeleve", "prenomdeleleve", "prenom1"];

    private static readonly ImmutableArray<string> LastNameWords =
        ["nom", "lastname", "surname", "familyname", "nomdefamille", "nomeleve", "nomdeleleve"];

    private static readonly ImmutableArray<string> EmailWords =
        ["email", "mail", "courriel", "emailscolaire", "mailscolaire", "courrielscolaire", "emailaddress", "adressemail", "adresseemail", "adressecourriel", "adresseelectronique", "adele"];

    private static readonly ImmutableArray<string> ClassWords =
        ["classe", "class", "classname", "nomclasse", "nomdelaclasse", "division"];

    private static readonly ImmutableArray<string> PromotionWords =
        ["promotion", "promo", "promoname", "promotionname", "nompromotion", "nompromo", "nomdelapromotion", "cohorte", "cohort"];

    private static readonly ImmutableArray<ImportColumn> Students =
    [
        new(FirstName, true, PeopleLimits.Name, FirstNameWords),
        new(LastName, true, PeopleLimits.Name, LastNameWords),
        new(Email, false, PeopleLimits.Email, EmailWords),
        new(SchoolId, false, PeopleLimits.SchoolId,
            ["schoolid", "uuidscolaire", "ine", "identifiant", "identifiantnational", "numeroeleve", "numeroetudiant", "numetudiant", "matricule", "studentid", "studentnumber", "externalid"]),
        new(ClassName, true, PeopleLimits.Name, ClassWords),
        new(Promotion, false, PeopleLimits.Name, PromotionWords),
        new(Consent, false, 20,
            ["consentement", "consent", "consentsharing", "consentementpartage", "partage", "sharing", "accordpartage", "autorisationpartage"]),
    ];

    private static readonly ImmutableArray<ImportColumn> Teachers =
    [
        new(FirstName, true, PeopleLimits.Name, FirstNameWords),
        new(LastName, true, PeopleLimits.Name, LastNameWords),
        new(Email, true, PeopleLimits.Email, [.. EmailWords, "emailprofessionnel", "courrielprofessionnel", "mailprofessionnel"]),
        new(Role, true, 40, ["role", "fonction", "profil", "function"]),
        new(ClassNames, false, 1_000, ["classes", "classnames", "nomsclasses", "nomsdesclasses", .. ClassWords]),
        new(Promotion, false, PeopleLimits.Name, PromotionWords),
    ];

    private static readonly ImmutableArray<ImportColumn> Classes =
    [
        new(Name, true, PeopleLimits.Name, ["nom", "name", "libelle", "intitule", .. ClassWords]),
        new(Promotion, true, PeopleLimits.Name, PromotionWords),
        new(Description, false, PeopleLimits.Description, ["description", "commentaire", "remarque", "comment"]),
        new(TeacherEmail, false, PeopleLimits.Email,
            ["teacheremail", "emailenseignant", "emailprofesseur", "emailprof", "courrielenseignant", "courrielprofesseur", "emailprofesseurprincipal", "emailduprofesseurprincipal", "teachermail"]),
    ];

    private static readonly ImmutableArray<ImportColumn> Promotions =
    [
        new(Name, true, PeopleLimits.Name, ["nom", "name", "libelle", "intitule", .. PromotionWords]),
        new(YearStart, true, 20, ["yearstart", "startyear", "anneedebut", "anneededebut", "debut", "datedebut", "datededebut", "startdate", "start"]),
        new(YearEnd, true, 20, ["yearend", "endyear", "anneefin", "anneedefin", "fin", "datefin", "datedefin", "enddate", "end"]),
        new(Level, false, PeopleLimits.Level, ["niveau", "level"]),
    ];

    public static ImmutableArray<ImportColumn> Of(ImportType type) => type switch
    {
        ImportType.Promotions => Promotions,
        ImportType.Classes => Classes,
        ImportType.Teachers => Teachers,
        ImportType.Students => Students,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
