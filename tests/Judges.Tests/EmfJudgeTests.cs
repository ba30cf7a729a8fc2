using Xunit;

namespace Judges.Tests;

public sealed class EmfJudgeTests
{
    /// <summary>The example of AWS's specification.</summary>
    private const string Valid =
        """{"_aws":{"Timestamp":1574109732004,"CloudWatchMetrics":[{"Namespace":"lambda-function-metrics","Dimensions":[["functionVersion"]],"Metrics":[{"Name":"time","Unit":"Milliseconds","StorageResolution":60}]}]},"functionVersion":"$LATEST","time":100,"requestId":"989ffbf8-9ace-4817-a57c-e4dd734019ee"}""";

    private const string Dimensions = "[[\"functionVersion\"]]";
    private const string Dimension = "\"functionVersion\":\"$LATEST\"";
    private const string Metric = """{"Name":"time","Unit":"Milliseconds","StorageResolution":60}""";
    private const string Value = "\"time\":100";

    public static TheoryData<string, string, string> SchemaVectors => new()
    {
        { "\"_aws\"", "\"aws\"", "document must have required property '_aws'" },
        { "\"Timestamp\":1574109732004,", "", "/_aws must have required property 'Timestamp'" },
        { "1574109732004", "\"1574109732004\"", "/_aws/Timestamp must be integer, found \"1574109732004\"" },
        { "1574109732004", "1574109732004.5", "/_aws/Timestamp must be integer, found 1574109732004.5" },
        { "\"CloudWatchMetrics\":[", "\"CloudWatchMetrics\":{},\"x\":[", "/_aws/CloudWatchMetrics must be array, found {}" },
        { "\"Namespace\":\"lambda-function-metrics\",", "", "/_aws/CloudWatchMetrics/0 must have required property 'Namespace'" },
        { $"\"Dimensions\":{Dimensions},", "", "/_aws/CloudWatchMetrics/0 must have required property 'Dimensions'" },
        { $",\"Metrics\":[{Metric}]", "", "/_aws/CloudWatchMetrics/0 must have required property 'Metrics'" },
        { "lambda-function-metrics", "AWS/Lambda", "/_aws/CloudWatchMetrics/0/Namespace must NOT be valid, found \"AWS/Lambda\"" },
        { "lambda-function-metrics", "with space", "/_aws/CloudWatchMetrics/0/Namespace must match pattern" },
        { Dimensions, "[]", "/_aws/CloudWatchMetrics/0/Dimensions must NOT have fewer than 1 items, found []" },
        { Dimensions, $"[{Names(31)}]", "/_aws/CloudWatchMetrics/0/Dimensions/0 must NOT have more than 30 items" },
        { Dimensions, "[[\"\"]]", "/_aws/CloudWatchMetrics/0/Dimensions/0/0 must NOT have fewer than 1 characters, found \"\"" },
        { Dimensions, $"[[\"{new string('d', 251)}\"]]", "/_aws/CloudWatchMetrics/0/Dimensions/0/0 must NOT have more than 250 characters" },
        { Dimensions, "[[\":colon\"]]", "/_aws/CloudWatchMetrics/0/Dimensions/0/0 must match pattern" },
        { Metric, string.Join(',', Enumerable.Repeat(Metric, 101)), "/_aws/CloudWatchMetrics/0/Metrics must NOT have more than 100 items" },
        { "Milliseconds", "ms", "/_aws/CloudWatchMetrics/0/Metrics/0/Unit must be equal to one of the allowed values (27), found \"ms\"" },
        { "\"StorageResolution\":60", "\"StorageResolution\":1.5", "/_aws/CloudWatchMetrics/0/Metrics/0/StorageResolution must be equal to one of the allowed values" },
    };

    public static TheoryData<string, string, string> DimensionVectors => new()
    {
        { Dimension, "\"x\":0", "dimension \"functionVersion\" names no member of the document" },
        { Dimension, "\"x\":{\"functionVersion\":\"1\"}", "dimension \"functionVersion\" names no member of the document" },
        { "$LATEST\"", "1\",\"x\":0", "" },
        { "\"$LATEST\"", "7", "dimension \"functionVersion\" has a value that is not a string" },
        { "$LATEST", "", "dimension \"functionVersion\" has an empty value" },
        { "$LATEST", "   ", "dimension \"functionVersion\" has a value of spaces only" },
        { "$LATEST", new string('v', 1024), "" },
        { "$LATEST", new string('v', 1025), "dimension \"functionVersion\" has a value of 1025 characters, more than 1024" },
        { "$LATEST", "Zürich", "dimension \"functionVersion\" has a value with characters that are not printable ASCII" },
        { "$LATEST", "a\\tb", "dimension \"functionVersion\" has a value with characters that are not printable ASCII" },
        { "functionVersion\"", "  \"", "dimension \"  \" has a name of spaces only" },
        { Dimensions, "[[]]", "" },
    };

    public static TheoryData<string, string, string> RepeatVectors => new()
    {
        { Metric, $"{Metric},{Metric}", "metric \"time\" is published twice in \"lambda-function-metrics\" under [\"functionVersion\"]" },
        { Dimensions, "[[],[\"functionVersion\"],[]]", "metric \"time\" is published twice in \"lambda-function-metrics\" under []" },
        { Dimensions, "[[\"requestId\",\"functionVersion\"],[\"functionVersion\",\"requestId\"]]", "metric \"time\" is published twice in \"lambda-function-metrics\" under [\"functionVersion\",\"requestId\"]" },
        { "{\"Namespace\"", "{\"Namespace\":\"lambda-function-metrics\",\"Dimensions\":[[\"functionVersion\"]],\"Metrics\":[{\"Name\":\"time\"}]},{\"Namespace\"", "metric \"time\" is published twice in \"lambda-function-metrics\" under [\"functionVersion\"]" },
        { "{\"Namespace\"", "{\"Namespace\":\"other\",\"Dimensions\":[[\"functionVersion\"]],\"Metrics\":[{\"Name\":\"time\"}]},{\"Namespace\"", "" },
        { Value, "\"time\":100,\"time\":200", "member \"time\" is written twice in one object" },
    };

    public static TheoryData<string, string> Values => new()
    {
        { "-1.5e-7", "" },
        { "[]", "" },
        { $"[{Numbers(100)}]", "" },
        { $"[{Numbers(101)}]", "metric \"time\" has 101 values, more than 100" },
        { "[1,\"2\"]", "metric \"time\" has a value that is not a number but \"2\"" },
        { "[[1]]", "metric \"time\" has a value that is not a number but [1]" },
        { "\"100\"", "metric \"time\" has a value that is not a number but \"100\"" },
        { "null", "metric \"time\" has a value that is not a number but null" },
        { "true", "metric \"time\" has a value that is not a number but true" },
        { "2.3e108", "" },
        { "-2.4e108", "metric \"time\" has a value beyond 2^360" },
        { "1e999", "metric \"time\" has a value beyond 2^360" },
        { "{\"value\":1}", "metric \"time\" has an object as its value that is neither a histogram nor a statistic set: value" },
        { """{"Max":3,"Min":1,"Count":2,"Sum":4}""", "" },
        { """{"Max":1,"Min":3,"Count":2,"Sum":4}""", "metric \"time\" has a Min of 3 above its Max of 1" },
        { """{"Max":3,"Min":1,"Count":-2,"Sum":4}""", "metric \"time\" has a Count of -2" },
        { """{"Max":3,"Min":1,"Count":2,"Sum":null}""", "metric \"time\" has a Sum that is not a number but null" },
        { Histogram("1,2", "3,4"), "" },
        { Histogram("1,2.0000000000000004", "3,4"), "" },
        { Histogram("1,2", "7"), "metric \"time\" has 2 Values and 1 Counts" },
        { Histogram("1,2", "3,3"), "metric \"time\" has a Count of 7, but its Counts add up to 6" },
        { Histogram("1,2", "8,-1"), "metric \"time\" has a negative number in Counts" },
        { Histogram("1,2.1", "3,4"), "metric \"time\" has the value 2.1 outside its Min of 1 and Max of 2" },
        { Histogram("0.9,2", "3,4"), "metric \"time\" has the value 0.9 outside its Min of 1 and Max of 2" },
        { Histogram(Numbers(101), Numbers(101)), "metric \"time\" has 101 values, more than 100" },
        { """{"Values":1,"Counts":[1],"Min":1,"Max":1,"Count":1,"Sum":1}""", "metric \"time\" has Values or Counts that are not arrays" },
    };

    [JudgedFact]
    public async Task Accepts_the_example_of_the_specification()
    {
        var verdict = await NodeJudge.Shared.CheckEmfAsync(Valid);

        Assert.Empty(verdict.Errors);
        Assert.Equal(100, verdict.Document.GetProperty("time").GetInt32());
    }

    [JudgedTheory]
    [MemberData(nameof(SchemaVectors))]
    public Task Rejects_what_the_schema_forbids(string part, string replacement, string reason) => AssertVerdictAsync(part, replacement, reason);

    [JudgedTheory]
    [MemberData(nameof(DimensionVectors))]
    public Task Rejects_dimensions_that_CloudWatch_does_not_accept(string part, string replacement, string reason) =>
        AssertVerdictAsync(part, replacement, reason);

    [JudgedTheory]
    [MemberData(nameof(RepeatVectors))]
    public Task Rejects_a_metric_that_would_be_counted_twice(string part, string replacement, string reason) => AssertVerdictAsync(part, replacement, reason);

    [JudgedTheory]
    [MemberData(nameof(Values))]
    public Task Rejects_values_that_CloudWatch_does_not_accept(string value, string reason) => AssertVerdictAsync(Value, $"\"time\":{value}", reason);

    [JudgedFact]
    public Task Rejects_a_metric_without_a_value() => AssertVerdictAsync(Value, "\"x\":0", "metric \"time\" names no member of the document");

    [JudgedTheory]
    [InlineData("info: ", "")]
    [InlineData("", " ok")]
    [InlineData("", "\n")]
    [InlineData(" ", "")]
    public async Task Rejects_text_around_the_document(string before, string after)
    {
        var verdict = await NodeJudge.Shared.CheckEmfAsync(before + Valid + after);

        Assert.Contains("there is text before or after the object", verdict.Errors);
    }

    [JudgedFact]
    public async Task Rejects_a_document_that_is_not_one_line()
    {
        var verdict = await NodeJudge.Shared.CheckEmfAsync(Valid.Replace(",\"time\"", ",\n\"time\"", StringComparison.Ordinal));

        Assert.Equal(["the document is not one line"], verdict.Errors);
    }

    [JudgedFact]
    public async Task Rejects_a_line_that_a_container_runtime_would_cut()
    {
        var fits = Valid.Replace("989f", "é" + new string('p', 16_000 - Valid.Length - 2) + "989f", StringComparison.Ordinal);
        var oneByteMore = fits.Replace('é', '€');

        Assert.Empty((await NodeJudge.Shared.CheckEmfAsync(fits)).Errors);
        Assert.Equal(["the line has 16001 bytes, more than 16000"], (await NodeJudge.Shared.CheckEmfAsync(oneByteMore)).Errors);
        Assert.Empty((await NodeJudge.Shared.CheckEmfAsync(oneByteMore, maxBytes: 16_001)).Errors);
    }

    /// <summary>Checks the valid document with one part replaced. With an empty reason it must be accepted.</summary>
    private static async Task AssertVerdictAsync(string part, string replacement, string reason)
    {
        Assert.Contains(part, Valid, StringComparison.Ordinal);

        var verdict = await NodeJudge.Shared.CheckEmfAsync(Valid.Replace(part, replacement, StringComparison.Ordinal), maxBytes: 64_000);

        if (reason.Length == 0) Assert.Empty(verdict.Errors);
        else Assert.StartsWith(reason, string.Join('\n', verdict.Errors), StringComparison.Ordinal);
    }

    private static string Numbers(int count) => string.Join(',', Enumerable.Range(1, count));

    private static string Names(int count) => $"[{string.Join(',', Enumerable.Range(1, count).Select(i => $"\"d{i}\""))}]";

    private static string Histogram(string values, string counts) =>
        $$"""{"Values":[{{values}}],"Counts":[{{counts}}],"Min":1,"Max":2,"Count":7,"Sum":11}""";
}
