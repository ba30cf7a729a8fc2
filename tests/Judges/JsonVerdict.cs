using System.Text.Json;

namespace Judges;

/// <summary>What a judge that is not .NET says of one line of JSON.</summary>
/// <param name="Errors">What is wrong; empty when the line is good.</param>
/// <param name="Document">The line as read by .NET, whose numbers keep all their digits; undefined when it is no JSON at all.</param>
public sealed record JsonVerdict(IReadOnlyList<string> Errors, JsonElement Document);
