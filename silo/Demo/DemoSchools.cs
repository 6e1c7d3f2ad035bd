namespace StudyMate.Demo;

/// <summary>The two schools of the demonstration, as the predecessor had them, with one account for every role.</summary>
internal static class DemoSchools
{
    public const string Password = "Ergo2025!";
    public const string PlatformAccount = "platform@studymate.local";

    public static readonly DemoSchool Paris = new(
        "ife-paris",
        "Institut Formation Ergothérapie Paris",
        "private",
        [
            new("admin", "admin@ife-paris.fr", "Antoine", "Leroy", "admin"),
            new("direction", "direction@ife-paris.fr", "Sophie", "Martin", "direction"),
            new("dubois", "claire.dubois@ife-paris.fr", "Claire", "Dubois", "teacher"),
            new("bernard", "marc.bernard@ife-paris.fr", "Marc", "Bernard", "teacher"),
            new("referent", "referent@ife-paris.fr", "Hélène", "Garnier", "referent"),
            new("inspecteur", "inspecteur@ife-paris.fr", "Paul", "Chevalier", "inspector"),
            new("intervenant", "intervenant@ife-paris.fr", "Nadia", "Benali", "intervenant"),
        ],
        [
            new("l1", "L1 2025-2026", 2025, 2026, "L1"),
            new("l2", "L2 2024-2025", 2024, 2025, "L2"),
        ],
        [
            new(
                "l1-a",
                "L1-A Anatomie et physiologie",
                "l1",
                ["dubois"],
                ["anatomie-membre-superieur", "introduction-ergotherapie"],
                [
                    new("Emma", "Lefèvre", Code: "EMMA-2025"),
                    new("Lucas", "Moreau"),
                    new("Chloé", "Girard"),
                    new("Hugo", "Roux", Consent: false),
                    new("Léa", "Fournier"),
                ]),
            new(
                "l1-b",
                "L1-B Psychologie et développement",
                "l1",
                ["bernard", "intervenant"],
                ["psychologie-developpement", "introduction-ergotherapie"],
                [
                    new("Nathan", "Mercier"),
                    new("Manon", "Blanc", Consent: false),
                    new("Théo", "Guérin", Consent: false),
                    new("Camille", "Faure"),
                ]),
            new(
                "l2-a",
                "L2-A Neurosciences",
                "l2",
                ["dubois"],
                ["neurosciences-bases", "anatomie-membre-superieur"],
                [
                    new("Jade", "Rousseau"),
                    new("Louis", "Gauthier"),
                    new("Inès", "Perrin"),
                ]),
        ],
        [
            new("anatomie-membre-superieur", "dubois"),
            new("introduction-ergotherapie", "bernard"),
            new("psychologie-developpement", "bernard"),
            new("neurosciences-bases", "dubois"),
            new("pratique-clinique", "dubois", Published: false),
        ]);

    public static readonly DemoSchool Lyon = new(
        "univ-lyon",
        "Université Santé Lyon",
        "public",
        [
            new("direction", "direction.ergo@univ-lyon.fr", "Jean", "Rousseau", "direction"),
            new("laurent", "marie.laurent@univ-lyon.fr", "Marie", "Laurent", "teacher"),
            new("petit", "thomas.petit@univ-lyon.fr", "Thomas", "Petit", "teacher"),
        ],
        [
            new("l1", "L1 2025-2026", 2025, 2026, "L1"),
            new("l2", "L2 2025-2026", 2025, 2026, "L2"),
        ],
        [
            new(
                "l1-a",
                "L1-A Bases",
                "l1",
                ["laurent"],
                ["introduction-ergotherapie", "psychologie-developpement"],
                [
                    new("Alice", "Marchand"),
                    new("Maxime", "Colin", Consent: false),
                    new("Sarah", "Haddad"),
                    new("Gabriel", "Renard", Consent: false),
                    new("Zoé", "Lambert"),
                    new("Adam", "Noël"),
                ]),
            new(
                "l2-a",
                "L2-A Pratique clinique",
                "l2",
                ["petit"],
                ["pratique-clinique"],
                [
                    new("Juliette", "Barbier"),
                    new("Arthur", "Denis"),
                    new("Maëlys", "Aubert"),
                    new("Raphaël", "Olivier"),
                ]),
            new(
                "l2-b",
                "L2-B Rééducation",
                "l2",
                ["laurent"],
                ["pratique-clinique", "psychologie-developpement"],
                [
                    new("Anaïs", "Fabre"),
                    new("Samuel", "Picard"),
                    new("Éloïse", "Carpentier"),
                ]),
        ],
        [
            new("introduction-ergotherapie", "laurent"),
            new("psychologie-developpement", "laurent"),
            new("pratique-clinique", "petit"),
        ]);
}
