using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>Parses the query of SEARCH. Partial matches (values without quotes) are refused: what they find depends on tokens of all metrics in an account.</summary>
internal sealed class SearchParser
{
    private const int MaximumLength = 1024;
    private readonly TextCursor _text;

    private SearchParser(string query) => _text = new TextCursor(query, "SEARCH");

    public static SearchQuery Parse(string query)
    {
        if (query.Length > MaximumLength) throw new CloudWatchException($"SEARCH: a query has at most {MaximumLength} characters, this one has {query.Length}");
        var parser = new SearchParser(query);
        var schema = parser.Schema();
        parser._text.Take(",");
        if (schema.Count == 0 && parser._text.AtEnd) throw new CloudWatchException("SEARCH: a query needs a schema or a term");
        var terms = parser._text.AtEnd ? _ => true : parser.Or();
        parser._text.ExpectEnd();
        return new SearchQuery(schema.FirstOrDefault(), [.. schema.Skip(1)], terms);
    }

    private List<string> Schema()
    {
        var names = new List<string>();
        if (!_text.Take("{")) return names;
        do names.Add(SchemaName());
        while (_text.Take(","));
        _text.Expect("}");
        return names;
    }

    /// <summary>Names with other characters than letters and digits need quotes; namespaces such as AWS/EC2 are written without in every example.</summary>
    private string SchemaName() => _text.Current == '"'
        ? _text.TakeQuoted('"')
        : _text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_') ?? throw _text.Error("a namespace or dimension expected (other characters need double quotes)");

    private Func<MetricId, bool> Or()
    {
        var left = And();
        while (_text.TakeWord("OR"))
        {
            var (first, second) = (left, And());
            left = metric => first(metric) || second(metric);
        }

        return left;
    }

    private Func<MetricId, bool> And()
    {
        var left = Not();
        while (!_text.AtEnd && _text.Current != ')' && !NextIsOr())
        {
            _text.TakeWord("AND");
            var (first, second) = (left, Not());
            left = metric => first(metric) && second(metric);
        }

        return left;
    }

    private bool NextIsOr()
    {
        var start = _text.Position;
        var found = _text.TakeWord("OR");
        _text.Position = start;
        return found;
    }

    private Func<MetricId, bool> Not()
    {
        if (_text.TakeWord("NOT"))
        {
            var negated = Not();
            return metric => !negated(metric);
        }

        if (!_text.Take("(")) return Term();
        var inner = Or();
        _text.Expect(")");
        return inner;
    }

    private Func<MetricId, bool> Term()
    {
        var quoted = _text.Current == '"';
        var name = quoted ? _text.TakeQuoted('"') : _text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/') ?? throw _text.Error("a term expected");
        if (!_text.Take("="))
        {
            return quoted ? metric => IsAnywhere(metric, name) : throw _text.Error($"the partial match {name} is not supported; put it in quotes");
        }

        if (_text.Current != '"') throw _text.Error($"a partial match of {name} is not supported; put the value in quotes");
        var value = _text.TakeQuoted('"');
        return name switch
        {
            "MetricName" => metric => metric.Name == value,
            "Namespace" => metric => metric.Namespace == value,
            _ => metric => metric.Dimensions.GetValueOrDefault(name) == value,
        };
    }

    private static bool IsAnywhere(MetricId metric, string text) =>
        metric.Name == text || metric.Namespace == text || metric.Dimensions.Any(pair => pair.Key == text || pair.Value == text);
}
