using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>Parses expressions of Logs Insights, from the weakest operator to the strongest.</summary>
internal sealed class LogExpressionParser(TextCursor text)
{
    public LogExpression Parse()
    {
        var start = text.Position;
        var expression = Or();
        return expression with { Text = text.Slice(start, text.Position) };
    }

    private LogExpression Or()
    {
        var left = And();
        while (text.TakeWord("or", anyCase: true)) left = LogExpression.Of([left, And()], values => LogValues.IsTrue(values[0]) || LogValues.IsTrue(values[1]));
        return left;
    }

    private LogExpression And()
    {
        var left = Not();
        while (text.TakeWord("and", anyCase: true)) left = LogExpression.Of([left, Not()], values => LogValues.IsTrue(values[0]) && LogValues.IsTrue(values[1]));
        return left;
    }

    private LogExpression Not() => text.TakeWord("not", anyCase: true) ? Negate(Not()) : Comparison();

    private static LogExpression Negate(LogExpression operand) => LogExpression.Of([operand], values => !LogValues.IsTrue(values[0]));

    private LogExpression Comparison()
    {
        var left = Sum();
        if (text.Take("=~")) return Like(left);
        foreach (var sign in new[] { "!=", "<=", ">=", "=", "<", ">" })
        {
            if (text.Take(sign)) return Compare(sign, left, Sum());
        }

        var negated = text.TakeWord("not", anyCase: true);
        if (text.TakeWord("like", anyCase: true)) return negated ? Negate(Like(left)) : Like(left);
        if (text.TakeWord("in", anyCase: true)) return negated ? Negate(In(left)) : In(left);
        return negated ? throw text.Error("'like' or 'in' expected") : left;
    }

    private static LogExpression Compare(string sign, LogExpression left, LogExpression right) => LogExpression.Of([left, right], values =>
    {
        if (values[0] is not { } a || values[1] is not { } b) return false;
        var order = LogValues.Compare(a, b);
        return sign switch { "=" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    });

    private LogExpression Like(LogExpression left)
    {
        if (text.Current is '"' or '\'')
        {
            var part = text.TakeQuoted(text.Current);
            return LogExpression.Of([left], values => values[0] is { } value && LogValues.Text(value).Contains(part, StringComparison.Ordinal));
        }

        if (text.Current != '/') throw text.Error("a text or a regular expression expected");
        var pattern = text.TakeQuoted('/', keepBackslashes: true).Replace("\\/", "/", StringComparison.Ordinal);
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        return LogExpression.Of([left], values => values[0] is { } value && regex.IsMatch(LogValues.Text(value)));
    }

    private LogExpression In(LogExpression left)
    {
        text.Expect("[");
        var items = List("]");
        return LogExpression.Of([left, .. items], values => values[0] is { } value && values.Skip(1).Any(item => item is not null && LogValues.Compare(value, item) == 0));
    }

    private LogExpression Sum()
    {
        var left = Product();
        while (text.Current is '+' or '-') left = Arithmetic(text.Take("+") ? '+' : Minus(), left, Product());
        return left;
    }

    private LogExpression Product()
    {
        var left = Unary();
        while (text.Current is '*' or '/' or '%') left = Arithmetic(text.Take("*") ? '*' : text.Take("/") ? '/' : Percent(), left, Unary());
        return left;
    }

    private char Minus()
    {
        text.Expect("-");
        return '-';
    }

    private char Percent()
    {
        text.Expect("%");
        return '%';
    }

    private LogExpression Unary() => text.Take("-") ? Arithmetic('-', LogExpression.Constant(0.0), Unary()) : Power();

    private LogExpression Power()
    {
        var left = Primary();
        return text.Take("^") ? Arithmetic('^', left, Unary()) : left;
    }

    private static LogExpression Arithmetic(char sign, LogExpression left, LogExpression right) => LogExpression.Of([left, right], values =>
    {
        if (LogValues.Number(values[0]) is not { } a || LogValues.Number(values[1]) is not { } b) return null;
        var result = sign switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, '%' => a % b, _ => Math.Pow(a, b) };
        return double.IsFinite(result) ? result : null;
    });

    private LogExpression Primary()
    {
        if (text.TakeNumber() is { } number) return LogExpression.Constant(number);
        if (text.Current is '"' or '\'') return LogExpression.Constant(text.TakeQuoted(text.Current));
        if (text.Current == '`') return LogExpression.Field(text.TakeQuoted('`'));
        if (text.Take("("))
        {
            var inner = Or();
            text.Expect(")");
            return inner;
        }

        var word = text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '@' or '.') ?? throw text.Error("a field, a number or a text expected");
        if (word is "true" or "false") throw text.Error("truth values are 1 and 0");
        return text.Take("(") ? Call(word) : LogExpression.Field(word);
    }

    private LogExpression Call(string name)
    {
        if (name == "bin") return Bin();
        if (name == "count" && text.Take("*"))
        {
            text.Expect(")");
            return LogAggregates.Make(name, []);
        }

        var arguments = List(")");
        return LogAggregates.Knows(name) ? LogAggregates.Make(name, arguments) : LogFunctions.Find(name, arguments) ?? throw text.Error($"the function {name} is not known");
    }

    private LogExpression Bin()
    {
        var count = text.TakeNumber() ?? throw text.Error("a period expected");
        double unit = text.TakeIdentifier() switch
        {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => throw text.Error("a unit of time expected"),
        };
        text.Expect(")");
        return LogExpression.Of([LogExpression.Field("@timestamp")], values => LogValues.Number(values[0]) is { } time ? Math.Floor(time / (count * unit)) * count * unit : null);
    }

    private List<LogExpression> List(string end)
    {
        var items = new List<LogExpression>();
        if (text.Take(end)) return items;
        do items.Add(Or());
        while (text.Take(","));
        text.Expect(end);
        return items;
    }
}
