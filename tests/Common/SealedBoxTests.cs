using System.Security.Cryptography;

namespace StudyMate.Common;

public sealed class SealedBoxTests
{
    private static readonly byte[] Key = new byte[32];
    private static readonly byte[] Nonce = new byte[SealedBox.NonceBytes];

    /// <summary>Test case 14 of the GCM specification, in the order in which it is stored: nonce, tag, text.</summary>
    private const string Stored = "000000000000000000000000" + "d0d1c8a799996bf0265b98b5d48ab919" + "cea7403d4d606b6e074ec5d3baf39d18";

    [Fact]
    public void What_is_stored_stays_readable()
    {
        Convert.ToHexStringLower(SealedBox.Seal(Key, Nonce, new byte[16])).Should().Be(Stored);
        SealedBox.Open(Key, Convert.FromHexString(Stored)).Should().Equal(new byte[16]);
    }

    [Fact]
    public void A_box_opens_only_in_its_place_and_whole()
    {
        var box = SealedBox.Seal(Key, Nonce, "text"u8, "here"u8);
        SealedBox.Open(Key, box, "here"u8).Should().Equal("text"u8.ToArray());
        FluentActions.Invoking(() => SealedBox.Open(Key, box, "there"u8)).Should().Throw<AuthenticationTagMismatchException>();
        FluentActions.Invoking(() => SealedBox.Open(Key, box.AsSpan(0, 20), "here"u8)).Should().Throw<AuthenticationTagMismatchException>();
    }
}
