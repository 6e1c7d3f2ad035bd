using System.Text;

namespace StudyMate.Content;

public sealed class JsonFileTests
{
    private const string Text = "{\"title\":\"Élève 😀\"}";

    public static TheoryData<byte[]> Encodings => new()
    {
        Encoding.UTF8.GetBytes(Text),
        (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
        (byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
        (byte[])[.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
        Encoding.Unicode.GetBytes(Text),
        Encoding.BigEndianUnicode.GetBytes(Text),
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Every_usual_encoding_gives_the_same_text(byte[] bytes) => JsonFile.Decode(bytes).Value.Should().Be(Text);

    [Fact]
    public void Another_encoding_is_refused_by_its_line()
    {
        var error = JsonFile.Decode(Encoding.Latin1.GetBytes("{\n\"title\":\n\"Élève\"}")).Error!;

        (error.Code, error.Field).Should().Be(("theme.invalid_encoding", "3"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B })]
    public void Half_a_character_is_refused(byte[] bytes) => (JsonFile.Decode(bytes).Error?.Code).Should().Be("theme.invalid_encoding");

    [Fact]
    public void An_empty_file_is_an_empty_text() => JsonFile.Decode([]).Value.Should().Be("");
}
