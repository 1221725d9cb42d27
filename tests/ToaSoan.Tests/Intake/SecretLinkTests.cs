using ToaSoan.Intake;

namespace ToaSoan.Tests.Intake;

/// <summary>Secrets by which one comes back without an account.</summary>
public sealed class SecretLinkTests
{
    [Fact]
    public void No_two_secrets_are_the_same_and_each_needs_no_escaping_in_an_address()
    {
        string[] secrets = [.. Enumerable.Range(0, 100).Select(static _ => SecretLink.Make())];
        Assert.Equal(100, secrets.Distinct().Count());
        Assert.All(secrets, static secret => Assert.Equal((43, secret), (secret.Length, Uri.EscapeDataString(secret))));
    }

    [Fact]
    public void A_token_is_the_same_whenever_it_is_made_another_for_another_purpose_and_never_the_secret()
    {
        var secret = SecretLink.Make();
        Assert.Equal(SecretLink.Token(secret, "a"), SecretLink.Token(secret, "a"));
        Assert.Equal(3, new[] { secret, SecretLink.Token(secret, "a"), SecretLink.Token(secret, "b") }.Distinct().Count());
        Assert.NotEqual(SecretLink.Hash(secret), SecretLink.Hash(SecretLink.Token(secret, "a")));
    }

    [Fact]
    public void A_secret_may_be_pasted_with_the_whole_address_and_with_blanks()
    {
        Assert.Equal("abc_-1", SecretLink.Typed("https://minhgiang.example/hoi-dap/phieu#abc_-1"));
        Assert.Equal("abc_-1", SecretLink.Typed("  abc_-1\n"));
        Assert.Equal("", SecretLink.Typed(null));
        Assert.Equal("", SecretLink.Typed(new string('a', 1_001)));
    }
}
