using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging;

/// <summary>Calls and scopes with more properties than a line may have: the line says so.</summary>
public sealed class WideScopeTests
{
    [Fact]
    public void A_line_that_omits_properties_of_a_scope_is_marked_as_truncated()
    {
        var logger = new RecordingLogger(maxLineBytes: 256_000);
        using (logger.BeginScope(Enumerable.Range(0, 5000).ToDictionary(static i => $"p{i}", static object? (i) => i)))
        {
            logger.LogInformation("wide");
        }

        Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public void A_line_that_omits_scopes_is_marked_as_truncated()
    {
        var logger = new RecordingLogger(maxLineBytes: 256_000);
        var open = Enumerable.Range(0, 500).Select(i => logger.BeginScope("{Name}" + i, i)).ToList();
        logger.LogInformation("nested");
        Assert.False(logger.Json.TryGetProperty("truncated", out _), "All scopes have the same property.");
        open.ForEach(static s => s?.Dispose());

        open = [.. Enumerable.Range(0, 500).Select(i => logger.BeginScope(new Dictionary<string, object?> { [$"p{i}"] = i }))];
        logger.LogInformation("nested");
        Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
        open.ForEach(static s => s?.Dispose());

        open = [.. Enumerable.Range(0, 500).Select(i => logger.BeginScope($"text {i}"))];
        logger.LogInformation("nested");
        Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
        open.ForEach(static s => s?.Dispose());
    }

    [Theory]
    [InlineData(169, false)]
    [InlineData(170, true)]
    public void A_line_with_all_its_properties_is_not_marked(int properties, bool truncated)
    {
        var logger = new RecordingLogger(maxLineBytes: 256_000);
        using (logger.BeginScope(Enumerable.Range(0, properties).ToDictionary(static i => $"p{i}", static object? (i) => i)))
        {
            logger.LogInformation("all");
        }

        Assert.Equal(truncated, logger.Json.TryGetProperty("truncated", out _));
    }

    [Fact]
    public void The_mark_fits_into_a_line_of_the_maximum_length()
    {
        var state = Enumerable.Range(0, 200).Select(static i => KeyValuePair.Create($"p{i}", (object?)i)).ToArray();
        for (var max = 2000; max < 2400; max++)
        {
            var logger = new RecordingLogger(max);
            logger.Log(LogLevel.Information, default, state, null, static (_, _) => "message");

            Assert.InRange(logger.Line.Length, 1, max);
            Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
        }
    }
}
