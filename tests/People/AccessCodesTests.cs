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
            Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", _codes.Generate());
    }

    [Theory]
    [InlineData("7K3M-Q9TX-2B4D")]
    [InlineData("7k3m q9tx 2b4d")]
    [InlineData(" 7K3MQ9TX2B4D ")]
    public void A_code_is_found_however_it_is_typed(string typed) =>
        Assert.Equal(_codes.Hmac("school", "7K3M-Q9TX-2B4D"), _codes.Hmac("school", typed));

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_them() =>
        Assert.Equal(_codes.Hmac("school", "0110-0000-0000"), _codes.Hmac("school", "oIlO-oooo-OOOO"));

    [Fact]
    public void Two_schools_do_not_share_hashes() =>
        Assert.NotEqual(_codes.Hmac("school", "7K3M-Q9TX-2B4D"), _codes.Hmac("other", "7K3M-Q9TX-2B4D"));

    [Fact]
    public void A_sealed_code_opens_in_its_own_record_only()
    {
        var sealedCode = _codes.Seal("school", "emma", "7K3M-Q9TX-2B4D");

        Assert.Equal("7K3M-Q9TX-2B4D", _codes.Open("school", "emma", sealedCode));
        Assert.DoesNotContain("7K3M", sealedCode, StringComparison.Ordinal);
        Assert.ThrowsAny<CryptographicException>(() => _codes.Open("school", "lucas", sealedCode));
        Assert.ThrowsAny<CryptographicException>(() => _codes.Open("other", "emma", sealedCode));
    }
}
