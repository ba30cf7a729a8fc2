using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Parses metric math by recursive descent, from the weakest operator to the strongest.</summary>
internal sealed class MathParser
{
    private readonly TextCursor _text;

    private MathParser(string expression) => _text = new TextCursor(expression, "metric math");

    public static MathNode Parse(string expression)
    {
        var parser = new MathParser(expression);
        var node = parser.Or();
        parser._text.ExpectEnd();
        return node;
    }

    private MathNode Or()
    {
        var left = And();
        while (_text.TakeWord("OR") || _text.Take("||")) left = new BinaryNode("OR", left, And());
        return left;
    }

    private MathNode And()
    {
        var left = Comparison();
        while (_text.TakeWord("AND") || _text.Take("&&")) left = new BinaryNode("AND", left, Comparison());
        return left;
    }

    private MathNode Comparison()
    {
        var left = Sum();
        while (TakeOneOf("==", "!=", "<=", ">=", "<", ">") is { } sign) left = new BinaryNode(sign, left, Sum());
        return left;
    }

    private MathNode Sum()
    {
        var left = Product();
        while (TakeOneOf("+", "-") is { } sign) left = new BinaryNode(sign, left, Product());
        return left;
    }

    private MathNode Product()
    {
        var left = Negation();
        while (TakeOneOf("*", "/") is { } sign) left = new BinaryNode(sign, left, Negation());
        return left;
    }

    private MathNode Negation() => _text.Take("-") ? new NegationNode(Negation()) : Power();

    private MathNode Power()
    {
        var left = Primary();
        return _text.Take("^") ? new BinaryNode("^", left, Negation()) : left;
    }

    private MathNode Primary()
    {
        if (_text.TakeNumber() is { } number) return new NumberNode(number);
        if (_text.Current is '\'' or '"') return new TextNode(_text.TakeQuoted(_text.Current, keepBackslashes: true));
        if (_text.Take("[")) return new ArrayNode(List("]"));
        if (_text.Take("("))
        {
            var inner = Or();
            _text.Expect(")");
            return inner;
        }

        var word = _text.TakeIdentifier() ?? throw _text.Error("a number, an id or a function expected");
        return _text.Take("(") ? new CallNode(word, List(")")) : new WordNode(word);
    }

    private List<MathNode> List(string end)
    {
        var items = new List<MathNode>();
        if (_text.Take(end)) return items;
        do items.Add(Or());
        while (_text.Take(","));
        _text.Expect(end);
        return items;
    }

    private string? TakeOneOf(params ReadOnlySpan<string> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (_text.Take(symbol)) return symbol;
        }

        return null;
    }
}
