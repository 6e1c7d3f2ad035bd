namespace StudyMate.Content;

/// <summary>Files of our own invention in the dialects that are imported.</summary>
internal static class Fixtures
{
    /// <summary>ErgoMate's native dialect with every question type and every kind of card.</summary>
    public const string Native = """
        {
          "id": "bridge-01", "title": "Les ponts en bois", "description": "Assemblages, essences et entretien.", "locale": "fr-FR",
          "tags": ["bois", "ponts"],
          "meta": { "author": "A. Martin", "source": "cours", "updatedAt": "2025-03-01" },
          "settings": { "shuffleQuestions": true, "shuffleChoices": false },
          "questions": [
            { "id": "pont_q001", "type": "mcq", "prompt": "Quelle essence tient le mieux sous l'eau ?",
              "choices": [ { "id": "a", "label": "Le sapin" }, { "id": "b", "label": "L'aulne" }, { "id": "c", "label": "Le tilleul" }, { "id": "d", "label": "Le peuplier" } ],
              "answer": "b", "rationale": "Immergé, il ne pourrit presque pas.", "difficulty": 2, "tags": ["essences"] },
            { "id": "pont_q002", "type": "mcq", "prompt": "Quels assemblages travaillent à la compression ?",
              "choices": [ { "id": "a", "label": "Tenon et mortaise" }, { "id": "b", "label": "Trait de Jupiter" }, { "id": "c", "label": "Embrèvement" } ],
              "answers": ["a", "c"], "rationale": "Le troisième travaille à la traction.", "difficulty": 3, "tags": ["assemblages"] },
            { "id": "pont_q003", "type": "true_false", "prompt": "Une ferme à poinçon simple convient à 40 m de portée.", "answer": false, "rationale": "Au-delà de 10 m il en faut plusieurs.", "difficulty": 1 },
            { "id": "pont_q004", "type": "fill_in", "prompt": "Les chevilles sont souvent en ___.", "answer": ["chêne", "du chêne"], "difficulty": 1 },
            { "id": "pont_q005", "type": "fill_in", "prompt": "Sans cheville on plante un ___.", "answer": "clou" }
          ],
          "revision": {
            "metadata": { "totalSections": 2, "estimatedStudyTime": "40min", "difficulty": "beginner", "lastUpdated": "2025-03-01" },
            "sections": [
              { "id": "s1", "title": "Mots et histoire", "order": 1, "cards": [
                { "id": "c1", "type": "definition", "title": "Embrèvement", "definition": "Entaille oblique.", "examples": ["Ferme"], "synonyms": ["Entaille"], "keyPoints": ["Oblique", "Serrée"], "tags": ["assemblages"], "relatedQuestions": ["pont_q002"] },
                { "id": "c2", "type": "etymology", "title": "Pont", "content": "Du latin.", "breakdown": [ { "term": "pons", "meaning": "passage" } ] },
                { "id": "c3", "type": "timeline", "title": "Trois dates", "events": [ { "period": "Antiquité", "date": "-55", "actors": ["César"], "event": "Pont sur le Rhin", "description": "Dix jours de travaux." }, { "period": "1570", "event": "Un traité" } ], "keyTakeaway": "Le bois d'abord." },
                { "id": "c4", "type": "summary", "title": "En bref", "content": "Bois, portée, eau.", "items": ["Bois", "Portée"], "keyPoints": ["Eau"] },
                { "id": "c5", "type": "focus", "title": "La portée", "content": "Distance entre appuis.", "principles": ["Courte"], "objectives": ["Calculer"], "examples": ["10 m"], "intervention": "Ajouter un poinçon." },
                { "id": "c6", "type": "comparison", "title": "Essences", "columns": ["Sec", "Mouillé"], "rows": [ { "label": "Aulne", "values": ["faible", "fort"] } ], "keyDifference": "L'eau." },
                { "id": "c7", "type": "key_takeaways", "title": "À retenir", "takeaways": ["Toujours sec ou toujours mouillé", { "point": "Cheviller", "details": "au chêne" }] } ] },
              { "id": "s2", "title": "Pratique", "order": 2, "cards": [
                { "id": "c8", "type": "mnemonic", "title": "ABC", "mnemonics": [ { "concept": "Ordre", "technique": "A-B-C", "breakdown": ["Aulne", "Bouleau", "Chêne"] } ] },
                { "id": "c9", "type": "diagram_mermaid", "title": "Charges", "mermaid": "flowchart TD\n  A[Tablier] --> B[Appuis]", "note": "De haut en bas." },
                { "id": "c10", "type": "diagram_textual", "title": "Parties", "nodes": [ { "label": "Tablier", "description": "où l'on marche" } ], "note": "Vu de côté." },
                { "id": "c11", "type": "qna", "title": "Questions", "qaPairs": [ { "question": "Pourquoi l'aulne ?", "answer": "Il durcit." } ] },
                { "id": "c12", "type": "case_study", "title": "Le vieux pont", "context": "Un village.", "problem": "Il penche.", "intervention": "Deux poinçons.", "outcome": "Il tient." },
                { "id": "c13", "type": "exercise", "title": "À vous", "prompt": "Dessinez une ferme.", "expectedAnswer": "Deux arbalétriers.", "rationale": "La plus simple." },
                { "id": "c14", "type": "detailed_summary", "title": "Le traité", "subtitle": "Une théorie", "founder": "P. Anonyme", "theory": "La ferme est un triangle.", "keyConcepts": [ { "name": "Triangle", "weight": 1.50, "central": true } ] } ] }
            ]
          }
        }
        """;

    /// <summary>The predecessor's strict server schema.</summary>
    public const string ServerV1 = """
        {
          "title": "Bois d'œuvre", "description": "Choisir une essence pour un ouvrage.", "difficulty": "intermediate", "content_type": "complete",
          "subject": "Menuiserie", "tags": ["bois"], "estimated_duration_minutes": 30,
          "questions": [ { "id": "q1", "text": "Quelle essence est la plus dense ?", "choices": ["Sapin", "Chêne", "Pin"], "correctAnswer": 1,
            "explanation": "Le plus dense.", "difficulty": "medium", "points": 15, "time_limit_seconds": 60, "image_url": "https://example.org/q.png" } ],
          "flashcards": [ { "id": "f1", "front": "Aubier", "back": "Bois jeune sous l'écorce.", "difficulty": "easy", "image_front_url": "https://example.org/f.png" } ],
          "fiche": { "title": "La fiche", "summary": "Un résumé.",
            "sections": [ { "title": "Les essences", "content": "## Résineux\nSapin, pin.", "keyPoints": ["Léger", "Clair"], "examples": ["Sapin"], "image_url": "https://example.org/s.png", "order": 1 } ],
            "references": [ { "title": "Atlas", "url": "https://example.org/atlas", "type": "book" } ] },
          "metadata": { "author": "J. Petit", "author_id": "usr_1", "source": "manual", "version_number": 3, "collaborators": [ { "user_id": "u" } ] }
        }
        """;

    /// <summary>ASCII, and a bit of everything that is read: for replacing each value by nonsense.</summary>
    public const string Everything = """
        {"id":"e","title":"T","description":"d","locale":"fr","difficulty":"easy","contentType":"quiz","subject":"s","tags":["t"],"estimatedDurationMinutes":5,
        "author":"a","source":"s","updatedOn":"2025","originId":"o","meta":{"author":"a","source":"s","updatedAt":"u"},"metadata":{"author":"b","ai_model":"m"},
        "settings":{"shuffleQuestions":true,"shuffleChoices":false},"themeVersion":1,"isCustom":true,
        "questions":[
        {"id":"q1","type":"mcq","prompt":"p","choices":[{"id":"a","label":"x"},{"id":"b","label":"y","correct":true}],"answer":"a","multiple":false,"rationale":"r","difficulty":1,"tags":["t"],"points":5,"timeLimitSeconds":20,"imageUrl":"https://e.org/i"},
        {"id":"q2","type":"mcq","prompt":"p","choices":["x","y"],"answers":["a","b"]},
        {"id":"q3","text":"p","choices":["x","y"],"correctAnswer":1,"explanation":"e","difficulty":"hard"},
        {"question_text":"p","correct_answer":"x","distractors":["y","z"]},
        {"id":"q5","type":"true_false","prompt":"p","answer":true},
        {"id":"q6","type":"fill_in","prompt":"p","answer":["u","v"]},
        {"id":"q7","type":"open","prompt":"p","answer":"m"}],
        "flashcards":[{"id":"f1","front":"f","back":"b","hint":"h","difficulty":2,"tags":["t"],"frontImageUrl":"https://e.org/f","image_back_url":"https://e.org/b"}],
        "pastPapers":[{"id":"a1","title":"t","year":2000,"duration":60,"questions":[{"id":"p1","prompt":"p","answer":false}]}],
        "revision":{"title":"t","summary":"s","metadata":{"totalSections":1,"estimatedStudyTime":"1h","difficulty":"d","lastUpdated":"l"},
        "sections":[{"id":"s1","title":"t","order":1,"cards":[
        {"id":"c1","type":"definition","title":"t","tags":["t"],"relatedQuestions":["q1"],"content":"c","examples":["e"],"keyPoints":"k"},
        {"id":"c2","type":"comparison","columns":["a"],"rows":[{"label":"l","values":["v",1,true]}]},
        {"id":"c3","type":"mnemonic","mnemonics":[{"concept":"c","breakdown":["b"]}]}]}],
        "references":[{"title":"t","url":"https://e.org","type":"book"}]},
        "fiche":{"title":"t","summary":"s","sections":[{"id":"x1","title":"t","content":"c","keyPoints":["k"],"examples":["e"],"order":1,"image_url":"https://e.org/i",
        "subsections":[{"id":"x2","title":"t","content":"c","order":1}]}],"references":[{"title":"t"}]}}
        """;
}
