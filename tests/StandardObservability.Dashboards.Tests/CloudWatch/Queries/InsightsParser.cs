using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>Parses the query language of Metrics Insights.</summary>
internal sealed class InsightsParser
{
    private static readonly string[] Functions = ["AVG", "COUNT", "MAX", "MIN", "SUM"];
    private static readonly string[] Reserved = ["SELECT", "FROM", "SCHEMA", "WHERE", "AND", "OR", "GROUP", "ORDER", "BY", "LIMIT", "ASC", "DESC", "COUNT", "SUM", "AVG", "MIN", "MAX"];
    private readonly TextCursor _text;

    private InsightsParser(string query) => _text = new TextCursor(query, "Metrics Insights");

    public static InsightsQuery Parse(string query)
    {
        var parser = new InsightsParser(query);
        var parsed = parser.Limit(parser.Order(parser.Group(parser.Where(parser.Select()))));
        parser._text.ExpectEnd();
        return parsed;
    }

    private InsightsQuery Select()
    {
        _text.ExpectWord("SELECT", anyCase: true);
        var function = Function();
        _text.Expect("(");
        var metric = Name();
        _text.Expect(")");
        _text.ExpectWord("FROM", anyCase: true);
        if (!_text.TakeWord("SCHEMA", anyCase: true)) return new InsightsQuery(function, metric, Name());
        _text.Expect("(");
        var schema = Names();
        _text.Expect(")");
        return new InsightsQuery(function, metric, schema[0]) { Schema = [.. schema.Skip(1)] };
    }

    private InsightsQuery Where(InsightsQuery query)
    {
        if (!_text.TakeWord("WHERE", anyCase: true)) return query;
        var conditions = new List<(string, bool, string)>();
        do
        {
            var dimension = Name();
            var equal = _text.Take("=");
            if (!equal && !_text.Take("!=")) throw _text.Error("'=' or '!=' expected");
            conditions.Add((dimension, equal, _text.TakeQuoted('\'')));
        }
        while (_text.TakeWord("AND", anyCase: true));
        return query with { Conditions = conditions };
    }

    private InsightsQuery Group(InsightsQuery query)
    {
        if (!_text.TakeWord("GROUP", anyCase: true)) return query;
        _text.ExpectWord("BY", anyCase: true);
        return query with { GroupBy = Names() };
    }

    private InsightsQuery Order(InsightsQuery query)
    {
        if (!_text.TakeWord("ORDER", anyCase: true)) return query;
        _text.ExpectWord("BY", anyCase: true);
        var function = Function();
        _text.Expect("(");
        _text.Expect(")");
        var descending = _text.TakeWord("DESC", anyCase: true);
        if (!descending) _text.TakeWord("ASC", anyCase: true);
        return query with { OrderBy = function, Descending = descending };
    }

    private InsightsQuery Limit(InsightsQuery query)
    {
        if (!_text.TakeWord("LIMIT", anyCase: true)) return query;
        var limit = _text.TakeNumber() ?? throw _text.Error("a number expected");
        return limit is >= 1 and <= 500 ? query with { Limit = (int)limit } : throw _text.Error("LIMIT must be 1 to 500");
    }

    private string Function()
    {
        var name = _text.TakeIdentifier()?.ToUpperInvariant();
        return Functions.Contains(name) ? name! : throw _text.Error("AVG, COUNT, MAX, MIN or SUM expected");
    }

    private List<string> Names()
    {
        var names = new List<string>();
        do names.Add(Name());
        while (_text.Take(","));
        return names;
    }

    private string Name()
    {
        if (_text.Current == '"') return _text.TakeQuoted('"');
        var name = _text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_') ?? throw _text.Error("a name expected");
        return Reserved.Contains(name.ToUpperInvariant()) ? throw _text.Error($"the reserved word {name} needs double quotes") : name;
    }
}
