using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace StandardObservability.Tests.Logging;

#pragma warning disable CA2254 // These tests use varying templates.

/// <summary>Values that only the text around them makes secret: the field beside the message is redacted too.</summary>
public sealed class SecretsInContextTests
{
    private const string Plain = "sunshine";
    private const string Mixed = "hunter2!x";

    public static TheoryData<string, object[]> Templates => new()
    {
        { "password={Value}", [Mixed] },
        { "password={Value}", [Plain] },
        { "login with password={Value} of {User}", [Plain, "ada"] },
        { "{Key} = {Value}", ["ApiKey", Plain] },
        { "{Key}={Value}", ["db.password", Plain] },
        { "{Key} => {Value}", ["password", Plain] },
        { "Header {Name}: {Value}", ["X-Api-Key", Plain] },
        { "Header {Name}: {Value}", ["Authorization", "Token dGhpcyBpcyBzZWNyZXQ="] },
        { "Authorization: Basic {Header}", ["dXNlcjpzdW5zaGluZQ=="] },
        { "Authorization: {Scheme} {Header}", ["Token", Mixed] },
        { "Server=db;Password={Value};Encrypt=true", [Plain] },
        { "postgres://{User}:{Value}@db/app", ["ada", Plain] },
        { "<password>{Value}</password>", [Plain] },
        { "--password {Value}", [Plain] },
        { "{{\"password\":\"{Value}\"}}", [Plain] },
        { "password={Value,30}", [Plain] },
        { "[{Key}, {Value}]", ["Authorization", Plain] },
        { "passwords=[{Values}]", [new[] { Plain, Mixed }] },
        { "a {Value} then password={Value}", [Plain, Plain] },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void Neither_the_message_nor_a_field_contains_the_value(string template, object[] values)
    {
        var logger = new RecordingLogger();
        logger.LogInformation(template, values);
        AssertRedacted(logger);

        using (logger.BeginScope(template, values))
        {
            logger.LogInformation("done");
        }

        AssertRedacted(logger);
    }

    [Fact]
    public void A_value_that_the_callers_own_text_makes_secret_is_redacted_in_its_field()
    {
        var logger = new RecordingLogger();
        logger.Log(LogLevel.Information, default, new KeyValuePair<string, object?>[] { new("Value", Plain), new("Other", "ok") }, null, static (s, _) => $"password={s[0].Value}");

        AssertRedacted(logger);
        Assert.Equal("ok", logger.Json.GetProperty("Other").GetString());
    }

    [Fact]
    public void Other_values_of_the_message_are_unchanged()
    {
        var logger = new RecordingLogger();
        logger.LogInformation("{User} has password={Value} and {Count} orders, {Note}", "ada", Plain, 3, "all ok");

        Assert.Equal("ada has password=REDACTED-key and 3 orders, all ok", logger.Message);
        Assert.Equal("ada", logger.Json.GetProperty("User").GetString());
        Assert.Equal("REDACTED-key", logger.Json.GetProperty("Value").GetString());
        Assert.Equal(3, logger.Json.GetProperty("Count").GetInt32());
        Assert.Equal("all ok", logger.Json.GetProperty("Note").GetString());
    }

    [Fact]
    public void A_value_with_a_secret_of_its_own_keeps_the_rest()
    {
        var logger = new RecordingLogger();
        logger.LogInformation("connects: {Text}", "Server=db;Password=sunshine;Encrypt=true");

        Assert.Equal("Server=db;Password=REDACTED-connection-string;Encrypt=true", logger.Json.GetProperty("Text").GetString());
    }

    public static TheoryData<string, object> Values => new()
    {
        { "headers", new Dictionary<string, StringValues> { ["Authorization"] = Plain, ["Host"] = "x" } },
        { "header pairs", new List<KeyValuePair<string, StringValues>> { new("Authorization", Plain), new("Host", "x") } },
        { "header arrays", new List<KeyValuePair<string, string[]>> { new("Authorization", [Plain]) } },
        { "lazy pairs", Enumerable.Range(0, 1).Select(static _ => KeyValuePair.Create("password", Plain)) },
        { "lazy pairs of values", Enumerable.Range(0, 1).Select(static _ => KeyValuePair.Create("password", (object?)Plain)) },
        { "lazy pairs of lists", Enumerable.Range(0, 1).Select(static _ => KeyValuePair.Create("password", (IEnumerable<string?>)[Plain])) },
        { "one pair", KeyValuePair.Create("password", Plain) },
        { "one header", KeyValuePair.Create("Authorization", new StringValues(Plain)) },
        { "tuple", ("password", Plain) },
        { "tuples", new[] { ("password", Plain), ("user", "ada") } },
        { "form", new List<KeyValuePair<string, StringValues>> { new("code", "4f2a9c81d0b7e6sunshine") } },
        { "JSON object", JsonNode.Parse("{\"user\":\"ada\",\"password\":\"sunshine\"}")! },
        { "JSON array", JsonNode.Parse("[{\"password\":\"sunshine\"}]")! },
        { "JSON in depth", JsonNode.Parse("{\"a\":{\"b\":[{\"passwords\":[\"sunshine\"]}]}}")! },
        { "JSON element", JsonDocument.Parse("{\"password\":\"sunshine\"}").RootElement },
        { "bytes", "{\"password\":\"sunshine\"}"u8.ToArray() },
        { "segment", new ArraySegment<byte>("{\"password\":\"sunshine\"}"u8.ToArray()) },
        { "characters", "password=sunshine".ToCharArray() },
        { "list of bytes", new List<byte[]> { "password=sunshine"u8.ToArray() } },
        { "anonymous pair", new { Key = "password", Value = Plain } },
        { "pin", new Dictionary<string, string> { ["pin"] = "4711", ["password"] = Plain } },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_secret_within_an_object_is_redacted(string kind, object value)
    {
        Assert.NotEmpty(kind);
        var logger = new RecordingLogger();
        logger.LogInformation("it is {Value}", value);
        AssertRedacted(logger);

        using (logger.BeginScope(new Dictionary<string, object> { ["value"] = value }))
        {
            logger.LogInformation("done");
        }

        AssertRedacted(logger);
    }

    [Theory]
    [InlineData("pass {Value}", "Value", "3")]
    [InlineData("{Pass} of {Count}", "Pass", "3")]
    [InlineData("{Code} is {Key}", "Code", "404")]
    [InlineData("{Sid} of {User}", "Sid", "S-1-5-21-3623811015-3361044348-30300820-1013")]
    public void Values_of_ambiguous_keys_are_unchanged(string template, string name, string value)
    {
        var logger = new RecordingLogger();
        logger.LogInformation(template, value, "order:17");

        Assert.Equal(value, logger.Json.GetProperty(name).GetString());
    }

    private static void AssertRedacted(RecordingLogger logger)
    {
        foreach (var secret in (string[])[Plain, Mixed, "dXNlcjpzdW5zaGluZQ", "dGhpcyBpcyBzZWNyZXQ", Convert.ToBase64String("sunshine"u8)[..8]])
        {
            Assert.DoesNotContain(secret, logger.Line, StringComparison.Ordinal);
        }

        Assert.Contains("REDACTED-", logger.Line, StringComparison.Ordinal);
    }
}
