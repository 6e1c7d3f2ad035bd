using System.Security.Cryptography;
using StudyMate.Hosting;

namespace StudyMate.People;

public sealed class AccessCodesTests
{
    private static readonly MasterKeys Keys = MasterKeys.Parse("test:" + Convert.ToBase64String(new byte[32]), out _)!;
    private readonly AccessCodes _codes = new(new Sealer(Keys, new SecretBytes()), new SecretBytes());

    [Fact]
    public void A_code_is_three_groups_of_letters_that_nobody_misreads()
    {
        for (var i = 0; i < 100; i++)
            _codes.Generate().Should().MatchRegex("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$");
    }

    [Theory]
    [InlineData("7K3M-Q9TX-2B4D")]
    [InlineData("7k3m q9tx 2b4d")]
    [InlineData(" 7K3MQ9TX2B4D ")]
    public void A_code_is_found_however_it_is_typed(string typed) =>
        _codes.Hmac("school", typed).Should().Be(_codes.Hmac("school", "7K3M-Q9TX-2B4D"));

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_them() =>
        _codes.Hmac("school", "oIlO-oooo-OOOO").Should().Be(_codes.Hmac("school", "0110-0000-0000"));

    [Fact]
    public void Two_schools_do_not_share_hashes() =>
        _codes.Hmac("other", "7K3M-Q9TX-2B4D").Should().NotBe(_codes.Hmac("school", "7K3M-Q9TX-2B4D"));

    [Fact]
    public void A_sealed_code_opens_in_its_own_record_only()
    {
        var sealedCode = _codes.Seal("school", "emma", "7K3M-Q9TX-2B4D");

        _codes.Open("school", "emma", sealedCode).Should().Be("7K3M-Q9TX-2B4D");
        sealedCode.Should().NotContain("7K3M");
        FluentActions.Invoking(() => _codes.Open("school", "lucas", sealedCode)).Should().Throw<CryptographicException>();
        FluentActions.Invoking(() => _codes.Open("other", "emma", sealedCode)).Should().Throw<CryptographicException>();
    }
}
