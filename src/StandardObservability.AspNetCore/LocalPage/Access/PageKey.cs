using System.Security.Cryptography;
using System.Text;

namespace StandardObservability.AspNetCore.LocalPage.Access;

/// <summary>A random secret of one process, with which the page answers requests from other machines.</summary>
internal sealed class PageKey
{
    private const int Bytes = 16;

    private readonly byte[] _expected;

    public PageKey()
    {
        Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        _expected = Encoding.ASCII.GetBytes(Value);
    }

    /// <summary>The key: 32 hexadecimal digits.</summary>
    public string Value { get; }

    /// <summary>Whether a text is the key. Takes the same time for each text of its length.</summary>
    public bool Is(string? text)
        => text?.Length == Value.Length && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(text), _expected);
}
