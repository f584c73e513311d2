<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_GB">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Hotsheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy facts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scores leads in the spreadsheet where they live, and says why.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find a command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing fits that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type what you want to do or go to</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Completion</name>
        <message>
            <source>Counting the values of “{column}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <source>Data</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DistributionChart</name>
        <message>
            <source>Drag, or press the arrow keys (with Shift: ten at once)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score distribution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score {range}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threshold of {tier}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{tier} from {number}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DropOverlay</name>
        <message>
            <source>Drop to import the model {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop to open {name}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Failure</name>
        <message>
            <source>Close other programs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something went wrong inside Hotsheet ({error}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>GradeCell</name>
        <message>
            <source>Grade {grade}: {count} leads</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>GradesPanel</name>
        <message>
            <source>A grade says how well a lead fits (A to D) and how engaged it is (1 to 4), beside its score. For that, at least one category of rules must count to fit, and one to engagement.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut-off of grade {grade}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit ↓   Engagement →</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From which {axis} on, of 100, a lead has {grade}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a category an axis</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tier of grade {grade}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiers by grade</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiers by grade, instead of thresholds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiers by thresholds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{grade} begins at</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelling…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LeadColumns</name>
        <message>
            <source>Disqualified</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engagement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Grade</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model tier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Override</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Override reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score, {model}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tier, {model}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LeadModel</name>
        <message>
            <source>Overruled by hand: {tier}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cell holds an error and counts as blank: {code}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column}: click to sort, Shift+click to sort by it as well</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{tier}” names no tier, so the model's word counts.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LeadTable</name>
        <message>
            <source>Leads</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LeadsPage</name>
        <message>
            <source>Leads</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;About Hotsheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Build a model step by step…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Close leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Commands…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Models…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;New window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Open leads…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Templates…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the system is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled; nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not certain which column one of the fields is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not certain which columns {count} of the fields are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leads are scored once that is settled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model &amp;document…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the &amp;sample</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Re&amp;load leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score with “{model}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settle columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The language changes when Hotsheet is started again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Close this notice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Details</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>All files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop one file at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lead files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only files can be dropped here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Workbooks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is a folder. Drop the lead file itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is no lead file. Hotsheet reads .xlsx and .csv files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is not read. Save it as .xlsx first.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Operators</name>
        <message>
            <source>* stands for any letters, ? for one; ~* and ~? mean the signs themselves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&lt; less than</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>= equals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&gt; more than</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A valid domain that is neither free nor disposable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For cells that hold a list such as “A;B;C”, “A, B” or “A|B”, or one item a line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>contains</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>contains any of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>contains the word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ends with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has a domain that is one of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in the next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a company address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a disposable address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is at a free mail provider</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is between</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is from … to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is none of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is one of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lists the item</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>longer ago than</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>matches (* and ?)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>starts with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the domain of {field} is one of {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>within the last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} &lt; {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} = {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} &gt; {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} contains any of {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} contains the word “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} contains “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} ends with “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is a company address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is a disposable address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is after {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is at a free mail provider</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is before {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is between {wanted} (both included)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is from {wanted} (both included)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is in the next {wanted} days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is more than {wanted} days ago</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is none of {wanted} (and not blank)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is not blank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is not “{wanted}” (and not blank)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is on {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is one of {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is within the last {wanted} days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} is “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} lists the item “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} matches “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} starts with “{wanted}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} ≠ {wanted} (and not blank)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} ≤ {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field} ≥ {wanted}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“VP” is found in “VP, Sales” and not in “MVP”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>≠ is not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>≤ at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>≥ at least</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Recent</name>
        <message>
            <source>today, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>yesterday</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RecentList</name>
        <message>
            <source>Remove “{name}” from this list</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RecentRow</name>
        <message>
            <source>1 lead · {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moved, renamed or deleted · {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove from this list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} leads · {when}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleDesk</name>
        <message>
            <source>Add a category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Apply {count} edits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete category “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Duplicate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit category “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit {count} rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit “{rule}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move category “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Points of “{rule}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} (copy)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{verb}: {count} rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{verb}: “{rule}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleListModel</name>
        <message>
            <source>1 rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edited, not applied yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many of the open leads each rule fires for now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Matches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Matches {count} of {leads} leads ({share})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” is no number of points from −{most} to {most}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleProblems</name>
        <message>
            <source>Choose a date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a field.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the number of days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the number of points.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleWords</name>
        <message>
            <source>All of these</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any of these</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every lead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of these</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an empty list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at least {points}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at most {points}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>disqualifies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>e-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>engagement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>every lead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>forces {tier}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>neither</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none of: {conditions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the list “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>under {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>yes/no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{first} and {last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{first} or {last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{high} or less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{items} and {count} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{low} or more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{low} to under {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{points} each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{points} each ≤ {cap}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Rules</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScaleBox</name>
        <message>
            <source>&amp;Decimals of the score</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>0 to 100</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Percent of possible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plain sum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sum as a share of the most that a lead can get, now {possible} points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sum as it is, now from {low} to {high}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sum of the points; below 0 counts as 0, above 100 as 100.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no upper limit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScoreLine</name>
        <message>
            <source>No leads are open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as of {day}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not scored yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the rules have a problem: these are the scores from before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} leads</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Opening {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading {file}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find a command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>300 made-up leads, scored and explained in one click.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A workbook or a .csv with a row of headers. Your file is only read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back into your spreadsheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Beside each score stands why: “+19 size 30–99; +8 free trial; −5 silent after demo”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag it from your files into this window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop a file anywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every score explained</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open leads…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Points for what fits and for what leads do, added up to a score and a tier: hot, warm, cold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recent files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rules that you can read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scores go into your own workbook as plain formulas. Nothing else in it changes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try the sample</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which lead to call first, and why.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SwatchButton</name>
        <message>
            <source>Amber</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another colour…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour of “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Green</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Orange</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Slate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The colour of its rank</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Vermilion</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TierRow</name>
        <message>
            <source>Move down: thresholds stay with their ranks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move up: thresholds stay with their ranks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of tier {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note on “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threshold of {tier}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use percent of possible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to do with these leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all the rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>by grade</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TierTable</name>
        <message>
            <source>Change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a stronger one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This colour hardly stands out from the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tier</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TiersPanel</name>
        <message>
            <source>Add tier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Call today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour of “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decimals of the score</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Grades</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hot, warm, cold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Meeting/demo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New tier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note on “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open leads to see how they are spread.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pipeline stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Presets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proposal/negotiation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prospecting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Qualification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rank of “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready sets of tiers in place of these</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove tier “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scale of the score</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score distribution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threshold of “{tier}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiers come from the table of grades below, so there are no thresholds to move.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiers: {preset}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write or invite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} leads have their tier from an override or a rule, wherever the thresholds stand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} leads, {out} of them disqualified</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>&amp;Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Manage models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model that scores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model that scores these leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the scores into a workbook or a .csv ({keys})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} leads</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
