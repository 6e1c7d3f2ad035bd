using System.Text;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Reading files: encodings, separators, headers, line numbers, hostile content.</summary>
public sealed class ImportFileTests
{
    private const string Header = "Prénom;Nom;E-mail;Classe;Promotion";

    static ImportFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16BE", true, "utf-16")]
    [InlineData("iso-8859-1", false, "iso-8859-1")]
    public void Accents_survive_in_every_encoding(string encodingName, bool mark, string reported)
    {
        var file = Read(ImportType.Students, Bytes($"{Header}\r\nStéphane;Müller;s@x.fr;6eA;Collège\r\n", encodingName, mark)).Value;
        file.Encoding.Should().Be(reported);
        file.Rows[0].Fields.Should().Equal("Stéphane", "Müller", "s@x.fr", "6eA", "Collège");
    }

    [Fact]
    public void Windows_1252_is_told_from_ISO_8859_1_by_its_signs()
    {
        var file = Read(ImportType.Students, Bytes($"{Header}\nŒuvre’s;Cœur €;s@x.fr;6eA;Collège\n", "windows-1252")).Value;
        file.Encoding.Should().Be("windows-1252");
        file.Rows[0].Fields[0].Should().Be("Œuvre’s");
        file.Rows[0].Fields[1].Should().Be("Cœur €");
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_separator_is_found_on_the_header(char separator)
    {
        var text = $"Nom§\"Prénom, ou ; usuel\"§Prénom§E-mail§Classe\nDupont§x§Zoé§z@x.fr§6eA\n".Replace('§', separator);
        var file = Read(ImportType.Students, Bytes(text)).Value;
        file.Separator.Should().Be(separator);
        file.Rows[0].Fields[file.Header.Index[ImportColumns.FirstName]].Should().Be("Zoé");
    }

    [Fact]
    public void A_separator_that_the_file_announces_counts()
    {
        var file = Read(ImportType.Promotions, Bytes("sep=;\r\nnom;debut;fin\r\nL1;2025;2026\r\n")).Value;
        file.Separator.Should().Be(';');
        file.Rows[0].Line.Should().Be(3);
    }

    [Theory]
    [InlineData("prénom,NOM,E-Mail,classe")]
    [InlineData("First_Name,last name,EMAIL,Class")]
    [InlineData("firstname,lastname,email_scolaire,class_name,promo_name")]
    [InlineData("Courriel,Classe,Nom de famille,Prénom,Couleur préférée")]
    public void Headers_are_recognised_in_French_and_English_in_any_case_and_order(string header)
    {
        var file = Read(ImportType.Students, Bytes(header + "\n")).Value;
        new[] { ImportColumns.FirstName, ImportColumns.LastName, ImportColumns.Email, ImportColumns.ClassName }
            .Should().AllSatisfy(column => file.Header.Has(column).Should().BeTrue(column));
        file.Header.Ignored.Should().Equal(header.Contains("Couleur", StringComparison.Ordinal) ? ["Couleur préférée"] : []);
    }

    [Theory]
    [InlineData("Prénom;Nom;Classe", "import.missing_column", "email")]
    [InlineData("Prénom;E-mail;Classe", "import.missing_column", "lastname")]
    [InlineData("Prénom;Nom;E-mail", "import.missing_column", "class_name")]
    [InlineData("Prénom;Nom;E-mail;Courriel;Classe", "import.duplicate_column", "email")]
    public void A_header_without_a_required_column_or_with_one_twice_is_refused_by_name(string header, string code, string field)
    {
        var error = Read(ImportType.Students, Bytes(header + "\nx;y;z\n")).Error!;
        error.Code.Should().Be(code);
        error.Field.Should().Be(field);
        error.Details.Should().Contain(detail => string.Equals(detail.Field, field, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Line_numbers_are_those_of_the_file_with_quoted_and_blank_lines(string end)
    {
        var text = string.Join(end, "nom;promotion;description", "6eA;Collège;\"deux", "lignes, \"\"et\"\" trois", "\"", "", ";;", "6eB;Collège;x", "  ", "6eC;Collège;y") + end;
        var file = Read(ImportType.Classes, Bytes(text)).Value;
        file.Rows.Select(row => row.Line).Should().Equal(2, 7, 9);
        file.Rows[0].Fields[2].Should().Be("deux\nlignes, \"et\" trois\n");
    }

    [Fact]
    public void A_stray_quote_costs_its_own_line_only()
    {
        var text = Header + "\nZoé;\"Dupont;z@x.fr;6eA;C\nLéa;Martin;l@x.fr;6eA;C\nPaul;\"Petit\";p@x.fr;6eA;C\n";
        var rows = Read(ImportType.Students, Bytes(text)).Value.Rows;
        rows.Select(row => (row.Line, row.Fault)).Should().Equal((2, CsvFault.BadQuotes), (3, CsvFault.None), (4, CsvFault.None));
        rows[2].Fields[1].Should().Be("Petit");
    }

    [Fact]
    public void Text_after_a_closing_quote_costs_its_own_line_only()
    {
        var rows = Read(ImportType.Students, Bytes(Header + "\n\"Zoé\"x;D;z@x.fr;6eA;C\nLéa;Martin;l@x.fr;6eA;C\n")).Value.Rows;
        rows.Select(row => row.Fault).Should().Equal(CsvFault.BadQuotes, CsvFault.None);
    }

    [Fact]
    public void Every_stray_quote_is_found_and_lines_between_them_are_read()
    {
        var text = Header + "\nZoé;\"Dupont;z@x.fr;6eA;C\nLéa;Martin;l@x.fr;6eA;C\nNoé;\"Petit;n@x.fr;6eA;C\nIda;\"Le\nBras\";i@x.fr;6eA;C\nAda;Roy;a@x.fr;6eA;\"C";
        var rows = Read(ImportType.Students, Bytes(text)).Value.Rows;
        rows.Select(row => (row.Line, row.Fault)).Should().Equal((2, CsvFault.BadQuotes), (3, CsvFault.None), (4, CsvFault.BadQuotes), (5, CsvFault.None), (7, CsvFault.BadQuotes));
        rows[3].Fields[1].Should().Be("Le\nBras");
    }

    [Fact]
    public void A_quote_within_a_name_stands_for_itself()
    {
        var rows = Read(ImportType.Students, Bytes(Header + "\nJean \"Jojo\";D;z@x.fr;6eA;C\nLéa;Martin;l@x.fr;6eA;C\n")).Value.Rows;
        rows.Select(row => row.Fields[0]).Should().Equal("Jean \"Jojo\"", "Léa");
    }

    /// <summary>By name only: xunit would write every byte of the content into the name of the test.</summary>
    private static byte[] Hostile(string what) => what switch
    {
        "nothing" => [],
        "only blank lines" => Bytes("\r\n\r\n;;\r\n"),
        "a workbook" => [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
        "an old workbook" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
        "NULs" => Bytes(Header + "\nZ\0oé;D;z@x.fr;6eA;C\n"),
        "UTF-16 without a mark" => Encoding.Unicode.GetBytes(Header),
        "random bytes" => [.. Enumerable.Range(0, 4_096).Select(i => (byte)(i * 7919 % 251))],
        "a mark and broken UTF-8" => [0xEF, 0xBB, 0xBF, 0x41, 0xFF, 0xFE],
        "an open quote in the header" => Bytes("\"Prénom;Nom;E-mail;Classe\n"),
        "100,000 columns" => Bytes(string.Join(';', Enumerable.Repeat("nom", 100_000)) + "\n"),
        "10,001 lines" => Bytes(Header + "\n" + string.Concat(Enumerable.Repeat("a;b;c@x.fr;d;e\n", 10_001))),
        "more than 10 MB" => new byte[ImportFile.MaxBytes + 1],
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    [Theory]
    [InlineData("nothing", "import.empty")]
    [InlineData("only blank lines", "import.empty")]
    [InlineData("a workbook", "import.not_csv")]
    [InlineData("an old workbook", "import.not_csv")]
    [InlineData("NULs", "import.not_text")]
    [InlineData("UTF-16 without a mark", "import.not_text")]
    [InlineData("random bytes", "import.not_text")]
    [InlineData("a mark and broken UTF-8", "import.broken_encoding")]
    [InlineData("an open quote in the header", "import.bad_quotes")]
    [InlineData("100,000 columns", "import.too_many_columns")]
    [InlineData("10,001 lines", "import.too_many_rows")]
    [InlineData("more than 10 MB", "import.too_large")]
    public void Hostile_files_are_refused_with_a_code(string what, string code) =>
        (Read(ImportType.Students, Hostile(what)).Error?.Code).Should().Be(code);

    [Fact]
    public void Ten_thousand_lines_are_the_most()
    {
        var file = Read(ImportType.Students, Bytes(Header + "\n" + string.Concat(Enumerable.Repeat("a;b;c@x.fr;d;e\n", 10_000)))).Value;
        file.Rows.Length.Should().Be(10_000);
    }

    [Fact]
    public void A_field_of_a_megabyte_is_cut_and_does_not_stop_the_file()
    {
        var rows = Read(ImportType.Students, Bytes($"{Header}\n{new string('x', 1_000_000)};D;z@x.fr;6eA;C\nLéa;Martin;l@x.fr;6eA;C\n")).Value.Rows;
        rows[0].Fields[0].Length.Should().Be(CsvReader.MaxFieldLength + 1);
        rows[1].Fields[0].Should().Be("Léa");
    }

    [Fact]
    public void A_file_of_open_quotes_is_read_in_bounded_time()
    {
        var text = Header + "\n" + string.Concat(Enumerable.Repeat($"\"{new string('x', 1_000)}\n", 9_999));
        var rows = Read(ImportType.Students, Bytes(text)).Value.Rows;
        rows.Length.Should().Be(9_999);
    }

    private static Result<ImportFile> Read(ImportType type, byte[] bytes) => ImportFile.Read(type, bytes);

    private static byte[] Bytes(string text, string encoding = "utf-8", bool mark = false)
    {
        var encoder = Encoding.GetEncoding(encoding);
        return mark ? [.. encoder.GetPreamble(), .. encoder.GetBytes(text)] : encoder.GetBytes(text);
    }
}
