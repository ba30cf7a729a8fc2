using System.Buffers;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>The form of tokens that start with a prefix of their issuer.</summary>
/// <param name="Kind">The kind of secret.</param>
/// <param name="Prefix">The prefix; case matters.</param>
/// <param name="Alphabet">The characters after the prefix.</param>
/// <param name="Shortest">Least number of characters after the prefix.</param>
/// <param name="Longest">Greatest number of characters after the prefix. A longer run is not such a token.</param>
/// <param name="KeepsPrefix">Whether the prefix is not secret and is kept.</param>
internal sealed record TokenFormat(string Kind, string Prefix, SearchValues<char> Alphabet, int Shortest, int Longest = int.MaxValue, bool KeepsPrefix = false);
