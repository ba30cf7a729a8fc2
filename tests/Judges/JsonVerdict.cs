using System.Text.Json;

namespace Judges;

/// <summary>The result of a check of one line of JSON by a judge outside .NET.</summary>
/// <param name="Errors">The errors; empty when the line is valid.</param>
/// <param name="Document">The line as parsed by .NET, which keeps all digits of numbers; undefined when the line is not JSON.</param>
public sealed record JsonVerdict(IReadOnlyList<string> Errors, JsonElement Document);
