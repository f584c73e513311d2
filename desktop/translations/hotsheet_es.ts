<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_GB">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Hotsheet</source>
            <translation>Acerca de Hotsheet</translation>
        </message>
        <message>
            <source>Copy facts</source>
            <translation>Copiar los datos</translation>
        </message>
        <message>
            <source>Scores leads in the spreadsheet where they live, and says why.</source>
            <translation>Puntúa los leads en la hoja de cálculo donde viven, y dice por qué.</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Versión {version}</translation>
        </message>
    </context>
    <context>
        <name>BandRow</name>
        <message>
            <source>Band {number}: from</source>
            <translation>Tramo {number}: desde</translation>
        </message>
        <message>
            <source>Band {number}: how it ends</source>
            <translation>Tramo {number}: cómo termina</translation>
        </message>
        <message>
            <source>Band {number}: label</source>
            <translation>Tramo {number}: etiqueta</translation>
        </message>
        <message>
            <source>Band {number}: points</source>
            <translation>Tramo {number}: puntos</translation>
        </message>
        <message>
            <source>Band {number}: to</source>
            <translation>Tramo {number}: hasta</translation>
        </message>
        <message>
            <source>Remove this band</source>
            <translation>Quitar este tramo</translation>
        </message>
        <message>
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <source>to under</source>
            <translation>a menos de</translation>
        </message>
    </context>
    <context>
        <name>BandTable</name>
        <message>
            <source>Add band</source>
            <translation>Añadir tramo</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Etiqueta</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Put the bands in order of their numbers</source>
            <translation>Ordenar los tramos por sus números</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>Ordenar</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hasta</translation>
        </message>
    </context>
    <context>
        <name>BulkEditor</name>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
        </message>
        <message>
            <source>Fading</source>
            <translation>Desgaste</translation>
        </message>
        <message>
            <source>Half-life in days</source>
            <translation>Semivida en días</translation>
        </message>
        <message>
            <source>On or off</source>
            <translation>Activada o no</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Points more; with a minus, fewer</source>
            <translation>Puntos de más; con un menos, de menos</translation>
        </message>
        <message>
            <source>Points times</source>
            <translation>Puntos por</translation>
        </message>
        <message>
            <source>What is added goes to fixed points and bands; points per unit stay.</source>
            <translation>Lo que se suma va a los puntos fijos y a los tramos; los puntos por unidad no cambian.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
        </message>
        <message>
            <source>halved after “{field}”</source>
            <translation>a la mitad después de «{field}»</translation>
        </message>
        <message>
            <source>leave as it is</source>
            <translation>dejar como está</translation>
        </message>
        <message>
            <source>no fading</source>
            <translation>sin desgaste</translation>
        </message>
        <message>
            <source>switch off</source>
            <translation>desactivar</translation>
        </message>
        <message>
            <source>switch on</source>
            <translation>activar</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
    </context>
    <context>
        <name>CategoryChoice</name>
        <message>
            <source>Name of the new category</source>
            <translation>Nombre de la categoría nueva</translation>
        </message>
        <message>
            <source>New category…</source>
            <translation>Categoría nueva…</translation>
        </message>
    </context>
    <context>
        <name>CategoryEditor</name>
        <message>
            <source>At least</source>
            <translation>Como mínimo</translation>
        </message>
        <message>
            <source>At least; empty for no limit</source>
            <translation>Como mínimo; vacío si no hay límite</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Como máximo</translation>
        </message>
        <message>
            <source>At most; empty for no limit</source>
            <translation>Como máximo; vacío si no hay límite</translation>
        </message>
        <message>
            <source>Counts to</source>
            <translation>Cuenta para</translation>
        </message>
        <message>
            <source>Fit and engagement make the grade; the score has all categories.</source>
            <translation>El encaje y la interacción dan el grado; la puntuación reúne todas las categorías.</translation>
        </message>
        <message>
            <source>However many points its rules give.</source>
            <translation>Por muchos puntos que den sus reglas.</translation>
        </message>
        <message>
            <source>However many points its rules take away.</source>
            <translation>Por muchos puntos que quiten sus reglas.</translation>
        </message>
        <message>
            <source>Name of the category</source>
            <translation>Nombre de la categoría</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Side of the grade</source>
            <translation>Lado del grado</translation>
        </message>
        <message>
            <source>The sum of its rules is multiplied by this.</source>
            <translation>La suma de sus reglas se multiplica por esto.</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Peso</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <source>{item}: take it out</source>
            <translation>{item}: quitar</translation>
        </message>
    </context>
    <context>
        <name>Columns</name>
        <message>
            <source>{count} by formula</source>
            <translation>{count} por fórmula</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation>Órdenes</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Buscar una orden</translation>
        </message>
        <message>
            <source>Nothing fits that.</source>
            <translation>Nada coincide con eso.</translation>
        </message>
        <message>
            <source>Type what you want to do or go to</source>
            <translation>Escriba qué hacer o adónde ir</translation>
        </message>
    </context>
    <context>
        <name>Completion</name>
        <message>
            <source>Counting the values of “{column}”</source>
            <translation>Contando los valores de «{column}»</translation>
        </message>
    </context>
    <context>
        <name>ConditionEditor</name>
        <message>
            <source>Columns of the file</source>
            <translation>Columnas del archivo</translation>
        </message>
    </context>
    <context>
        <name>ConditionRow</name>
        <message>
            <source>Condition</source>
            <translation>Condición</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Campo</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Move, copy or group this condition</source>
            <translation>Mover, copiar o agrupar esta condición</translation>
        </message>
        <message>
            <source>Put into a group of its own</source>
            <translation>Poner en un grupo propio</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Remove this condition</source>
            <translation>Quitar esta condición</translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <source>Data</source>
            <translation>Datos</translation>
        </message>
    </context>
    <context>
        <name>DayEditor</name>
        <message>
            <source>Day to compare with</source>
            <translation>Día con el que se compara</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Primer día</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Último día</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
    </context>
    <context>
        <name>DayField</name>
        <message>
            <source>Choose from a calendar</source>
            <translation>Elegir en un calendario</translation>
        </message>
        <message>
            <source>{name}: choose from a calendar</source>
            <translation>{name}: elegir en un calendario</translation>
        </message>
    </context>
    <context>
        <name>DistributionChart</name>
        <message>
            <source>Drag, or press the arrow keys (with Shift: ten at once)</source>
            <translation>Arrastre o pulse las flechas (con Mayús, de diez en diez)</translation>
        </message>
        <message>
            <source>Score distribution</source>
            <translation>Distribución de la puntuación</translation>
        </message>
        <message>
            <source>Score {range}</source>
            <translation>Puntuación {range}</translation>
        </message>
        <message>
            <source>Threshold of {tier}</source>
            <translation>Umbral de {tier}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} a {high}</translation>
        </message>
        <message>
            <source>{tier} from {number}</source>
            <translation>{tier} desde {number}</translation>
        </message>
    </context>
    <context>
        <name>DraftBar</name>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>Apply the edit to all leads ({keys})</source>
            <translation>Aplicar el cambio a todos los leads ({keys})</translation>
        </message>
        <message>
            <source>Go back to the rule as it was (Esc)</source>
            <translation>Volver a la regla como estaba (Esc)</translation>
        </message>
        <message>
            <source>Not applied yet</source>
            <translation>Aún sin aplicar</translation>
        </message>
        <message>
            <source>Nothing to apply</source>
            <translation>Nada que aplicar</translation>
        </message>
        <message>
            <source>One thing is missing or wrong; see above.</source>
            <translation>Falta algo o algo no es correcto; véase arriba.</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Deshacer el cambio</translation>
        </message>
        <message>
            <source>{count} things are missing or wrong; see above.</source>
            <translation>Faltan o no son correctas {count} cosas; véase arriba.</translation>
        </message>
    </context>
    <context>
        <name>DropOverlay</name>
        <message>
            <source>Drop to import the model {name}</source>
            <translation>Suelte para importar el modelo {name}</translation>
        </message>
        <message>
            <source>Drop to open {name}</source>
            <translation>Suelte para abrir {name}</translation>
        </message>
    </context>
    <context>
        <name>EmptyEditor</name>
        <message>
            <source>Add the first rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a rule on the left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a template…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose several to change them together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every lead scores 0. Five to ten good rules are enough to begin with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start with a few questions…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This model has no rules yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Failure</name>
        <message>
            <source>Close other programs.</source>
            <translation>Cierre otros programas.</translation>
        </message>
        <message>
            <source>Nothing was lost.</source>
            <translation>No se ha perdido nada.</translation>
        </message>
        <message>
            <source>Something went wrong inside Hotsheet ({error}).</source>
            <translation>Algo ha fallado dentro de Hotsheet ({error}).</translation>
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation>No hay memoria suficiente para esto.</translation>
        </message>
    </context>
    <context>
        <name>FieldChoice</name>
        <message>
            <source>Choose a field</source>
            <translation>Elegir un campo</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>1 lead</source>
            <translation>1 lead</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>Quitar todo</translation>
        </message>
        <message>
            <source>Disqualified</source>
            <translation>Descalificados</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Overruled by hand</source>
            <translation>Corregidos a mano</translation>
        </message>
        <message>
            <source>Points from {category}</source>
            <translation>Puntos de {category}</translation>
        </message>
        <message>
            <source>Score from {low}</source>
            <translation>Puntuación desde {low}</translation>
        </message>
        <message>
            <source>Score up to {high}</source>
            <translation>Puntuación hasta {high}</translation>
        </message>
        <message>
            <source>Score {low} to {high}</source>
            <translation>Puntuación de {low} a {high}</translation>
        </message>
        <message>
            <source>Take all filters away and show every lead</source>
            <translation>Quitar todos los filtros y mostrar todos los leads</translation>
        </message>
        <message>
            <source>Without disqualified leads</source>
            <translation>Sin leads descalificados</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
        <message>
            <source>{shown} of {count} leads</source>
            <translation>{shown} de {count} leads</translation>
        </message>
    </context>
    <context>
        <name>FilterChip</name>
        <message>
            <source>Remove the filter “{filter}”</source>
            <translation>Quitar el filtro «{filter}»</translation>
        </message>
        <message>
            <source>{filter}: Delete to remove</source>
            <translation>{filter}: Supr para quitarlo</translation>
        </message>
        <message>
            <source>{filter}: click to change, Delete to remove</source>
            <translation>{filter}: clic para cambiarlo, Supr para quitarlo</translation>
        </message>
    </context>
    <context>
        <name>GradeCell</name>
        <message>
            <source>Grade {grade}: {count} leads</source>
            <translation>Grado {grade}: {count} leads</translation>
        </message>
    </context>
    <context>
        <name>GradesPanel</name>
        <message>
            <source>A grade says how well a lead fits (A to D) and how engaged it is (1 to 4), beside its score. For that, at least one category of rules must count to fit, and one to engagement.</source>
            <translation>Un grado dice cuánto encaja un lead (de A a D) y cuánto interactúa (de 1 a 4), junto a su puntuación. Para ello, al menos una categoría de reglas debe contar para el encaje y otra para la interacción.</translation>
        </message>
        <message>
            <source>Cut-off of grade {grade}</source>
            <translation>Corte del grado {grade}</translation>
        </message>
        <message>
            <source>Fit ↓   Engagement →</source>
            <translation>Encaje ↓   Interacción →</translation>
        </message>
        <message>
            <source>From which {axis} on, of 100, a lead has {grade}</source>
            <translation>Desde qué {axis}, sobre 100, un lead tiene {grade}</translation>
        </message>
        <message>
            <source>Give a category an axis</source>
            <translation>Dar un eje a una categoría</translation>
        </message>
        <message>
            <source>Tier of grade {grade}</source>
            <translation>Nivel del grado {grade}</translation>
        </message>
        <message>
            <source>Tiers by grade</source>
            <translation>Niveles por grado</translation>
        </message>
        <message>
            <source>Tiers by grade, instead of thresholds</source>
            <translation>Niveles por grado, en lugar de umbrales</translation>
        </message>
        <message>
            <source>Tiers by thresholds</source>
            <translation>Niveles por umbrales</translation>
        </message>
        <message>
            <source>the rest</source>
            <translation>el resto</translation>
        </message>
        <message>
            <source>{grade} begins at</source>
            <translation>{grade} empieza en</translation>
        </message>
    </context>
    <context>
        <name>GroupBox</name>
        <message>
            <source>Add condition</source>
            <translation>Añadir condición</translation>
        </message>
        <message>
            <source>Add group</source>
            <translation>Añadir grupo</translation>
        </message>
        <message>
            <source>Conditions that are joined in another way, such as “any of these”</source>
            <translation>Condiciones unidas de otro modo, como «alguna de estas»</translation>
        </message>
        <message>
            <source>How the conditions of this group are joined</source>
            <translation>Cómo se unen las condiciones de este grupo</translation>
        </message>
        <message>
            <source>Move this group down</source>
            <translation>Bajar este grupo</translation>
        </message>
        <message>
            <source>Move this group up</source>
            <translation>Subir este grupo</translation>
        </message>
        <message>
            <source>Remove this group with its conditions</source>
            <translation>Quitar este grupo con sus condiciones</translation>
        </message>
        <message>
            <source>Take the conditions out of this group</source>
            <translation>Sacar las condiciones de este grupo</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>Before version {version} was restored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep version {version}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keeping a version of “{model}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore version {version}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>Change log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed since version {version}, which is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compared &amp;with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Differences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export a version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Keep this version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kept as version {version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make this version the present model again; undo takes it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No difference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No version is kept yet. Keep one before you try something out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No workspace is open, so no versions are kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note on this version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading versions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save this version as a model file (.yaml)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The change log is empty: every kept version adds an entry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing before it to compare with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Versión {version}</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What changed, and why</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writing {file}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the version before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>version {version}, {moment}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is there now</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ItemLine</name>
        <message>
            <source>Add a value</source>
            <translation>Añadir un valor</translation>
        </message>
        <message>
            <source>Add a value to the list</source>
            <translation>Añadir un valor a la lista</translation>
        </message>
        <message>
            <source>Enter adds the value. Paste several lines to add them all.</source>
            <translation>Intro añade el valor. Pegue varias líneas para añadirlas todas.</translation>
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Cancelling…</source>
            <translation>Cancelando…</translation>
        </message>
    </context>
    <context>
        <name>LeadColumns</name>
        <message>
            <source>Disqualified</source>
            <translation>Descalificado</translation>
        </message>
        <message>
            <source>Engagement</source>
            <translation>Interacción</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Encaje</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grado</translation>
        </message>
        <message>
            <source>Model tier</source>
            <translation>Nivel del modelo</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Corrección</translation>
        </message>
        <message>
            <source>Override reason</source>
            <translation>Motivo de la corrección</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Puesto</translation>
        </message>
        <message>
            <source>Raw points</source>
            <translation>Puntos brutos</translation>
        </message>
        <message>
            <source>Row in the file</source>
            <translation>Fila del archivo</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>Score, {model}</source>
            <translation>Puntuación, {model}</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Tier, {model}</source>
            <translation>Nivel, {model}</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
    </context>
    <context>
        <name>LeadModel</name>
        <message>
            <source>Overruled by hand: {tier}.</source>
            <translation>Corregido a mano: {tier}.</translation>
        </message>
        <message>
            <source>The cell holds an error and counts as blank: {code}</source>
            <translation>La celda contiene un error y cuenta como vacía: {code}</translation>
        </message>
        <message>
            <source>blank</source>
            <translation>vacío</translation>
        </message>
        <message>
            <source>{column}: click to sort, Shift+click to sort by it as well</source>
            <translation>{column}: clic para ordenar; Mayús+clic para ordenar también por ella</translation>
        </message>
        <message>
            <source>“{tier}” names no tier, so the model's word counts.</source>
            <translation>«{tier}» no es ningún nivel, así que vale lo que dice el modelo.</translation>
        </message>
    </context>
    <context>
        <name>LeadPanel</name>
        <message>
            <source>Another sheet or header row may be chosen on the Data page.</source>
            <translation>En la página Datos se puede elegir otra hoja u otra fila de encabezados.</translation>
        </message>
        <message>
            <source>Back to the order of rank</source>
            <translation>Volver al orden por puesto</translation>
        </message>
        <message>
            <source>Back to “{view}” as it was</source>
            <translation>Volver a «{view}» como estaba</translation>
        </message>
        <message>
            <source>Choose columns…</source>
            <translation>Elegir columnas…</translation>
        </message>
        <message>
            <source>Clear all filters</source>
            <translation>Quitar todos los filtros</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Delete “{view}”</source>
            <translation>Eliminar «{view}»</translation>
        </message>
        <message>
            <source>Fit the width to what is in view</source>
            <translation>Ajustar el ancho a lo que se ve</translation>
        </message>
        <message>
            <source>Hide “{column}”</source>
            <translation>Ocultar «{column}»</translation>
        </message>
        <message>
            <source>Manage views…</source>
            <translation>Administrar vistas…</translation>
        </message>
        <message>
            <source>No lead fits what is asked for</source>
            <translation>Ningún lead cumple lo que se pide</translation>
        </message>
        <message>
            <source>Only: the tier {tier}</source>
            <translation>Solo: el nivel {tier}</translation>
        </message>
        <message>
            <source>Only: {filter}</source>
            <translation>Solo: {filter}</translation>
        </message>
        <message>
            <source>Override…</source>
            <translation>Corregir…</translation>
        </message>
        <message>
            <source>Rename “{view}”…</source>
            <translation>Cambiar el nombre de «{view}»…</translation>
        </message>
        <message>
            <source>Save and manage views</source>
            <translation>Guardar y administrar vistas</translation>
        </message>
        <message>
            <source>Save as a new view…</source>
            <translation>Guardar como vista nueva…</translation>
        </message>
        <message>
            <source>Show what was understood</source>
            <translation>Mostrar lo que se entendió</translation>
        </message>
        <message>
            <source>Sort downwards</source>
            <translation>Ordenar de mayor a menor</translation>
        </message>
        <message>
            <source>Sort upwards</source>
            <translation>Ordenar de menor a mayor</translation>
        </message>
        <message>
            <source>Take a filter away, or look for something else.</source>
            <translation>Quite un filtro o busque otra cosa.</translation>
        </message>
        <message>
            <source>Test this lead…</source>
            <translation>Probar este lead…</translation>
        </message>
        <message>
            <source>This file holds no leads</source>
            <translation>Este archivo no contiene leads</translation>
        </message>
        <message>
            <source>Update “{view}”</source>
            <translation>Actualizar «{view}»</translation>
        </message>
        <message>
            <source>Usual columns and widths</source>
            <translation>Columnas y anchos habituales</translation>
        </message>
    </context>
    <context>
        <name>LeadTable</name>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
    </context>
    <context>
        <name>LeadToolbar</name>
        <message>
            <source>By a field…</source>
            <translation>Por un campo…</translation>
        </message>
        <message>
            <source>By score…</source>
            <translation>Por puntuación…</translation>
        </message>
        <message>
            <source>Choose which columns are shown, and in what order</source>
            <translation>Elegir qué columnas se ven y en qué orden</translation>
        </message>
        <message>
            <source>Clear all filters</source>
            <translation>Quitar todos los filtros</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtrar</translation>
        </message>
        <message>
            <source>Overruled by hand</source>
            <translation>Corregidos a mano</translation>
        </message>
        <message>
            <source>Show only some leads</source>
            <translation>Mostrar solo algunos leads</translation>
        </message>
        <message>
            <source>Show or hide the details of a lead</source>
            <translation>Mostrar u ocultar los detalles de un lead</translation>
        </message>
        <message>
            <source>With points from</source>
            <translation>Con puntos de</translation>
        </message>
        <message>
            <source>Without disqualified leads</source>
            <translation>Sin leads descalificados</translation>
        </message>
    </context>
    <context>
        <name>LeadViews</name>
        <message>
            <source>A view needs a name.</source>
            <translation>Una vista necesita un nombre.</translation>
        </message>
        <message>
            <source>All leads</source>
            <translation>Todos los leads</translation>
        </message>
        <message>
            <source>Delete view “{name}”</source>
            <translation>Eliminar la vista «{name}»</translation>
        </message>
        <message>
            <source>Disqualified</source>
            <translation>Descalificados</translation>
        </message>
        <message>
            <source>Move view “{name}”</source>
            <translation>Mover la vista «{name}»</translation>
        </message>
        <message>
            <source>Nurture</source>
            <translation>Por madurar</translation>
        </message>
        <message>
            <source>Overruled</source>
            <translation>Corregidos</translation>
        </message>
        <message>
            <source>Rename view “{name}”</source>
            <translation>Cambiar el nombre de la vista «{name}»</translation>
        </message>
        <message>
            <source>Sales-ready</source>
            <translation>Listos para ventas</translation>
        </message>
        <message>
            <source>Save view “{name}”</source>
            <translation>Guardar la vista «{name}»</translation>
        </message>
        <message>
            <source>There is a view of this name already.</source>
            <translation>Ya hay una vista con este nombre.</translation>
        </message>
        <message>
            <source>Update view “{name}”</source>
            <translation>Actualizar la vista «{name}»</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Vistas</translation>
        </message>
    </context>
    <context>
        <name>LeadsPage</name>
        <message>
            <source>Find leads</source>
            <translation>Buscar leads</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
    </context>
    <context>
        <name>ListEditor</name>
        <message>
            <source>Done</source>
            <translation>Listo</translation>
        </message>
        <message>
            <source>Edit as lines…</source>
            <translation>Editar por líneas…</translation>
        </message>
        <message>
            <source>Give this rule values of its own</source>
            <translation>Dar a esta regla valores propios</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Keep as a named list</source>
            <translation>Conservar como lista con nombre</translation>
        </message>
        <message>
            <source>Keep these values as a named list…</source>
            <translation>Conservar estos valores como lista con nombre…</translation>
        </message>
        <message>
            <source>More ways to give the values</source>
            <translation>Más formas de dar los valores</translation>
        </message>
        <message>
            <source>Other rules can use the list by this name:</source>
            <translation>Otras reglas pueden usar la lista con este nombre:</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Pegar</translation>
        </message>
        <message>
            <source>Remove all</source>
            <translation>Quitar todo</translation>
        </message>
        <message>
            <source>The list “{name}”, shared by all rules that use it</source>
            <translation>La lista «{name}», compartida por todas las reglas que la usan</translation>
        </message>
        <message>
            <source>Use the list “{name}”</source>
            <translation>Usar la lista «{name}»</translation>
        </message>
        <message>
            <source>Values, one a line</source>
            <translation>Valores, uno por línea</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>y {count} más</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;About Hotsheet</source>
            <translation>&amp;Acerca de Hotsheet</translation>
        </message>
        <message>
            <source>&amp;Build a model step by step…</source>
            <translation>&amp;Crear un modelo paso a paso…</translation>
        </message>
        <message>
            <source>&amp;Close leads</source>
            <translation>&amp;Cerrar los leads</translation>
        </message>
        <message>
            <source>&amp;Commands…</source>
            <translation>Ó&amp;rdenes…</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edición</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportar…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Archivo</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Pantalla completa</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Atajos de teclado</translation>
        </message>
        <message>
            <source>&amp;Leads</source>
            <translation>&amp;Leads</translation>
        </message>
        <message>
            <source>&amp;Look</source>
            <translation>&amp;Aspecto</translation>
        </message>
        <message>
            <source>&amp;Models…</source>
            <translation>&amp;Modelos…</translation>
        </message>
        <message>
            <source>&amp;New window</source>
            <translation>&amp;Ventana nueva</translation>
        </message>
        <message>
            <source>&amp;Open leads…</source>
            <translation>A&amp;brir leads…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Rehacer</translation>
        </message>
        <message>
            <source>&amp;Rules</source>
            <translation>&amp;Reglas</translation>
        </message>
        <message>
            <source>&amp;Templates…</source>
            <translation>&amp;Plantillas…</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Deshacer</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Todos los archivos</translation>
        </message>
        <message>
            <source>As the system is</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <source>Cancelled; nothing was changed.</source>
            <translation>Cancelado; no se ha cambiado nada.</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>It is not certain which column one of the fields is.</source>
            <translation>No es seguro qué columna es uno de los campos.</translation>
        </message>
        <message>
            <source>It is not certain which columns {count} of the fields are.</source>
            <translation>No es seguro qué columnas son {count} de los campos.</translation>
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation>&amp;Idioma</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <source>Leads are scored once that is settled.</source>
            <translation>Los leads se puntúan en cuanto se aclare.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Model &amp;document…</source>
            <translation>&amp;Documento del modelo…</translation>
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation>Modelo «{name}»</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>Todavía ninguno</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Abrir &amp;recientes</translation>
        </message>
        <message>
            <source>Open leads</source>
            <translation>Abrir leads</translation>
        </message>
        <message>
            <source>Open the &amp;sample</source>
            <translation>Abrir el eje&amp;mplo</translation>
        </message>
        <message>
            <source>Re&amp;load leads</source>
            <translation>Vo&amp;lver a cargar los leads</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <source>Score with “{model}”</source>
            <translation>Puntuar con «{model}»</translation>
        </message>
        <message>
            <source>Settle columns</source>
            <translation>Aclarar columnas</translation>
        </message>
        <message>
            <source>The language changes when Hotsheet is started again.</source>
            <translation>El idioma cambia cuando Hotsheet se vuelve a abrir.</translation>
        </message>
    </context>
    <context>
        <name>MoreEditor</name>
        <message>
            <source>Best of</source>
            <translation>El mejor de</translation>
        </message>
        <message>
            <source>Best-of group</source>
            <translation>Grupo «el mejor de»</translation>
        </message>
        <message>
            <source>Columns of the file</source>
            <translation>Columnas del archivo</translation>
        </message>
        <message>
            <source>Date after which the points fade</source>
            <translation>Fecha desde la que los puntos se desgastan</translation>
        </message>
        <message>
            <source>Decides</source>
            <translation>Decide</translation>
        </message>
        <message>
            <source>Half-life in days</source>
            <translation>Semivida en días</translation>
        </message>
        <message>
            <source>More options</source>
            <translation>Más opciones</translation>
        </message>
        <message>
            <source>Needs a date field, and there is none</source>
            <translation>Requiere un campo de fecha, y no hay ninguno</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Of the rules of a category in one group, only the most counts.</source>
            <translation>De las reglas de una categoría en un mismo grupo solo cuenta la mayor.</translation>
        </message>
        <message>
            <source>Points fade: halved every</source>
            <translation>Los puntos se reducen a la mitad cada</translation>
        </message>
        <message>
            <source>What the rule decides</source>
            <translation>Qué decide la regla</translation>
        </message>
        <message>
            <source>Why this rule is here</source>
            <translation>Por qué está aquí esta regla</translation>
        </message>
        <message>
            <source>at least tier {tier}</source>
            <translation>al menos el nivel {tier}</translation>
        </message>
        <message>
            <source>days after</source>
            <translation>días desde</translation>
        </message>
        <message>
            <source>disqualifies the lead</source>
            <translation>descalifica el lead</translation>
        </message>
        <message>
            <source>none: all points count</source>
            <translation>ninguno: cuentan todos los puntos</translation>
        </message>
        <message>
            <source>nothing besides its points</source>
            <translation>nada más que sus puntos</translation>
        </message>
    </context>
    <context>
        <name>MovedLeads</name>
        <message>
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Close this notice</source>
            <translation>Cerrar este aviso</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
    </context>
    <context>
        <name>NumberEditor</name>
        <message>
            <source>Number of days</source>
            <translation>Número de días</translation>
        </message>
        <message>
            <source>Number to compare with</source>
            <translation>Número con el que se compara</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>All files</source>
            <translation>Todos los archivos</translation>
        </message>
        <message>
            <source>Drop one file at a time.</source>
            <translation>Suelte los archivos de uno en uno.</translation>
        </message>
        <message>
            <source>Lead files</source>
            <translation>Archivos de leads</translation>
        </message>
        <message>
            <source>Only files can be dropped here.</source>
            <translation>Aquí solo se pueden soltar archivos.</translation>
        </message>
        <message>
            <source>Open leads</source>
            <translation>Abrir leads</translation>
        </message>
        <message>
            <source>Text files</source>
            <translation>Archivos de texto</translation>
        </message>
        <message>
            <source>Workbooks</source>
            <translation>Libros</translation>
        </message>
        <message>
            <source>“{name}” is a folder. Drop the lead file itself.</source>
            <translation>«{name}» es una carpeta. Suelte el propio archivo de leads.</translation>
        </message>
        <message>
            <source>“{name}” is no lead file. Hotsheet reads .xlsx and .csv files.</source>
            <translation>«{name}» no es un archivo de leads. Hotsheet lee archivos .xlsx y .csv.</translation>
        </message>
        <message>
            <source>“{name}” is not read. Save it as .xlsx first.</source>
            <translation>«{name}» no se puede leer. Guárdelo antes como .xlsx.</translation>
        </message>
    </context>
    <context>
        <name>Operators</name>
        <message>
            <source>* stands for any letters, ? for one; ~* and ~? mean the signs themselves.</source>
            <translation>* representa cualquier serie de letras y ? una sola; ~* y ~? son los propios signos.</translation>
        </message>
        <message>
            <source>&lt; less than</source>
            <translation>&lt; menor que</translation>
        </message>
        <message>
            <source>= equals</source>
            <translation>= igual a</translation>
        </message>
        <message>
            <source>&gt; more than</source>
            <translation>&gt; mayor que</translation>
        </message>
        <message>
            <source>A valid domain that is neither free nor disposable.</source>
            <translation>Un dominio válido que no es ni gratuito ni desechable.</translation>
        </message>
        <message>
            <source>For cells that hold a list such as “A;B;C”, “A, B” or “A|B”, or one item a line.</source>
            <translation>Para celdas con una lista como «A;B;C», «A, B» o «A|B», o un elemento por línea.</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>contiene</translation>
        </message>
        <message>
            <source>contains any of</source>
            <translation>contiene alguno de</translation>
        </message>
        <message>
            <source>contains the word</source>
            <translation>contiene la palabra</translation>
        </message>
        <message>
            <source>ends with</source>
            <translation>termina en</translation>
        </message>
        <message>
            <source>has a domain that is one of</source>
            <translation>tiene un dominio que es uno de</translation>
        </message>
        <message>
            <source>in the next</source>
            <translation>en los próximos</translation>
        </message>
        <message>
            <source>is</source>
            <translation>es</translation>
        </message>
        <message>
            <source>is a company address</source>
            <translation>es una dirección de empresa</translation>
        </message>
        <message>
            <source>is a disposable address</source>
            <translation>es una dirección desechable</translation>
        </message>
        <message>
            <source>is after</source>
            <translation>es posterior a</translation>
        </message>
        <message>
            <source>is at a free mail provider</source>
            <translation>es de un proveedor gratuito</translation>
        </message>
        <message>
            <source>is before</source>
            <translation>es anterior a</translation>
        </message>
        <message>
            <source>is between</source>
            <translation>está entre</translation>
        </message>
        <message>
            <source>is blank</source>
            <translation>está vacío</translation>
        </message>
        <message>
            <source>is from … to</source>
            <translation>va de … a</translation>
        </message>
        <message>
            <source>is no</source>
            <translation>es no</translation>
        </message>
        <message>
            <source>is none of</source>
            <translation>no es ninguno de</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>no es</translation>
        </message>
        <message>
            <source>is not blank</source>
            <translation>no está vacío</translation>
        </message>
        <message>
            <source>is on</source>
            <translation>es el día</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>es uno de</translation>
        </message>
        <message>
            <source>is yes</source>
            <translation>es sí</translation>
        </message>
        <message>
            <source>lists the item</source>
            <translation>incluye el elemento</translation>
        </message>
        <message>
            <source>longer ago than</source>
            <translation>hace más de</translation>
        </message>
        <message>
            <source>matches (* and ?)</source>
            <translation>coincide con (* y ?)</translation>
        </message>
        <message>
            <source>starts with</source>
            <translation>empieza por</translation>
        </message>
        <message>
            <source>the domain of {field} is one of {wanted}</source>
            <translation>el dominio de {field} es uno de {wanted}</translation>
        </message>
        <message>
            <source>within the last</source>
            <translation>en los últimos</translation>
        </message>
        <message>
            <source>{field} &lt; {wanted}</source>
            <translation>{field} &lt; {wanted}</translation>
        </message>
        <message>
            <source>{field} = {wanted}</source>
            <translation>{field} = {wanted}</translation>
        </message>
        <message>
            <source>{field} &gt; {wanted}</source>
            <translation>{field} &gt; {wanted}</translation>
        </message>
        <message>
            <source>{field} contains any of {wanted}</source>
            <translation>{field} contiene alguno de {wanted}</translation>
        </message>
        <message>
            <source>{field} contains the word “{wanted}”</source>
            <translation>{field} contiene la palabra «{wanted}»</translation>
        </message>
        <message>
            <source>{field} contains “{wanted}”</source>
            <translation>{field} contiene «{wanted}»</translation>
        </message>
        <message>
            <source>{field} ends with “{wanted}”</source>
            <translation>{field} termina en «{wanted}»</translation>
        </message>
        <message>
            <source>{field} is a company address</source>
            <translation>{field} es una dirección de empresa</translation>
        </message>
        <message>
            <source>{field} is a disposable address</source>
            <translation>{field} es una dirección desechable</translation>
        </message>
        <message>
            <source>{field} is after {wanted}</source>
            <translation>{field} es posterior a {wanted}</translation>
        </message>
        <message>
            <source>{field} is at a free mail provider</source>
            <translation>{field} es de un proveedor gratuito</translation>
        </message>
        <message>
            <source>{field} is before {wanted}</source>
            <translation>{field} es anterior a {wanted}</translation>
        </message>
        <message>
            <source>{field} is between {wanted} (both included)</source>
            <translation>{field} está entre {wanted} (ambos incluidos)</translation>
        </message>
        <message>
            <source>{field} is blank</source>
            <translation>{field} está vacío</translation>
        </message>
        <message>
            <source>{field} is from {wanted} (both included)</source>
            <translation>{field} va de {wanted} (ambos incluidos)</translation>
        </message>
        <message>
            <source>{field} is in the next {wanted} days</source>
            <translation>{field} está en los próximos {wanted} días</translation>
        </message>
        <message>
            <source>{field} is more than {wanted} days ago</source>
            <translation>{field} fue hace más de {wanted} días</translation>
        </message>
        <message>
            <source>{field} is no</source>
            <translation>{field} es no</translation>
        </message>
        <message>
            <source>{field} is none of {wanted} (and not blank)</source>
            <translation>{field} no es ninguno de {wanted} (ni está vacío)</translation>
        </message>
        <message>
            <source>{field} is not blank</source>
            <translation>{field} no está vacío</translation>
        </message>
        <message>
            <source>{field} is not “{wanted}” (and not blank)</source>
            <translation>{field} no es «{wanted}» (ni está vacío)</translation>
        </message>
        <message>
            <source>{field} is on {wanted}</source>
            <translation>{field} es el {wanted}</translation>
        </message>
        <message>
            <source>{field} is one of {wanted}</source>
            <translation>{field} es uno de {wanted}</translation>
        </message>
        <message>
            <source>{field} is within the last {wanted} days</source>
            <translation>{field} está en los últimos {wanted} días</translation>
        </message>
        <message>
            <source>{field} is yes</source>
            <translation>{field} es sí</translation>
        </message>
        <message>
            <source>{field} is “{wanted}”</source>
            <translation>{field} es «{wanted}»</translation>
        </message>
        <message>
            <source>{field} lists the item “{wanted}”</source>
            <translation>{field} incluye el elemento «{wanted}»</translation>
        </message>
        <message>
            <source>{field} matches “{wanted}”</source>
            <translation>{field} coincide con «{wanted}»</translation>
        </message>
        <message>
            <source>{field} starts with “{wanted}”</source>
            <translation>{field} empieza por «{wanted}»</translation>
        </message>
        <message>
            <source>{field} ≠ {wanted} (and not blank)</source>
            <translation>{field} ≠ {wanted} (ni está vacío)</translation>
        </message>
        <message>
            <source>{field} ≤ {wanted}</source>
            <translation>{field} ≤ {wanted}</translation>
        </message>
        <message>
            <source>{field} ≥ {wanted}</source>
            <translation>{field} ≥ {wanted}</translation>
        </message>
        <message>
            <source>“VP” is found in “VP, Sales” and not in “MVP”.</source>
            <translation>«VP» se encuentra en «VP, Sales» y no en «MVP».</translation>
        </message>
        <message>
            <source>≠ is not</source>
            <translation>≠ distinto de</translation>
        </message>
        <message>
            <source>≤ at most</source>
            <translation>≤ como máximo</translation>
        </message>
        <message>
            <source>≥ at least</source>
            <translation>≥ como mínimo</translation>
        </message>
    </context>
    <context>
        <name>PointsEditor</name>
        <message>
            <source>At most so many points; empty for no limit</source>
            <translation>Como máximo tantos puntos; vacío si no hay límite</translation>
        </message>
        <message>
            <source>By band</source>
            <translation>Por tramos</translation>
        </message>
        <message>
            <source>Columns of the file</source>
            <translation>Columnas del archivo</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fijos</translation>
        </message>
        <message>
            <source>For each unit</source>
            <translation>Por unidad</translation>
        </message>
        <message>
            <source>Number field that is counted</source>
            <translation>Campo numérico que se cuenta</translation>
        </message>
        <message>
            <source>Number field whose bands give points</source>
            <translation>Campo numérico cuyos tramos dan puntos</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Points by which band a number lies in, such as 10 to 49 employees</source>
            <translation>Puntos según el tramo de un número, por ejemplo de 10 a 49 empleados</translation>
        </message>
        <message>
            <source>Points for each</source>
            <translation>Puntos por cada uno</translation>
        </message>
        <message>
            <source>Points for each of a number, such as each e-mail opened, up to a limit</source>
            <translation>Puntos por cada unidad de un número, por ejemplo cada correo abierto, hasta un límite</translation>
        </message>
        <message>
            <source>The same points for every lead that matches</source>
            <translation>Los mismos puntos para cada lead que cumple</translation>
        </message>
        <message>
            <source>at most</source>
            <translation>como máximo</translation>
        </message>
        <message>
            <source>by</source>
            <translation>por</translation>
        </message>
        <message>
            <source>for each of</source>
            <translation>por cada uno de</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
        <message>
            <source>points</source>
            <translation>puntos</translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message>
            <source>1 lead matches ({share})</source>
            <translation>Cumple 1 lead ({share})</translation>
        </message>
        <message>
            <source>1 lead {before} → {after}</source>
            <translation>1 lead {before} → {after}</translation>
        </message>
        <message>
            <source>Each gets {points} points</source>
            <translation>Cada uno recibe {points} puntos</translation>
        </message>
        <message>
            <source>No lead changes tier; {count} get another score.</source>
            <translation>Ningún lead cambia de nivel; {count} cambian de puntuación.</translation>
        </message>
        <message>
            <source>No lead matches</source>
            <translation>No cumple ningún lead</translation>
        </message>
        <message>
            <source>Nothing changes: no lead gets another score or tier.</source>
            <translation>Nada cambia: ningún lead recibe otra puntuación ni otro nivel.</translation>
        </message>
        <message>
            <source>Nothing is edited, so nothing changes.</source>
            <translation>No se ha editado nada, así que nada cambia.</translation>
        </message>
        <message>
            <source>Open leads to see here what a change would do.</source>
            <translation>Abra leads para ver aquí qué haría un cambio.</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vista previa</translation>
        </message>
        <message>
            <source>Switched on, it would match {count} leads ({share})</source>
            <translation>Activada, cumplirían {count} leads ({share})</translation>
        </message>
        <message>
            <source>The {count} with the highest new score are listed.</source>
            <translation>Se muestran los {count} con la puntuación nueva más alta.</translation>
        </message>
        <message>
            <source>There is a preview once this is mended:</source>
            <translation>Habrá vista previa en cuanto se corrija esto:</translation>
        </message>
        <message>
            <source>They get {least} to {most} points, {average} on average</source>
            <translation>Reciben de {least} a {most} puntos, {average} de media</translation>
        </message>
        <message>
            <source>and {count} more between other tiers</source>
            <translation>y {count} más entre otros niveles</translation>
        </message>
        <message>
            <source>{count} leads match ({share})</source>
            <translation>Cumplen {count} leads ({share})</translation>
        </message>
        <message>
            <source>{count} leads match ({share}), {before} before</source>
            <translation>Cumplen {count} leads ({share}); antes, {before}</translation>
        </message>
        <message>
            <source>{count} leads {before} → {after}</source>
            <translation>{count} leads {before} → {after}</translation>
        </message>
    </context>
    <context>
        <name>Recent</name>
        <message>
            <source>today, {time}</source>
            <translation>hoy, {time}</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>ayer</translation>
        </message>
    </context>
    <context>
        <name>RecentList</name>
        <message>
            <source>Remove “{name}” from this list</source>
            <translation>Quitar «{name}» de esta lista</translation>
        </message>
    </context>
    <context>
        <name>RecentRow</name>
        <message>
            <source>1 lead · {when}</source>
            <translation>1 lead · {when}</translation>
        </message>
        <message>
            <source>Moved, renamed or deleted · {folder}</source>
            <translation>Movido, con otro nombre o eliminado · {folder}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Remove from this list</source>
            <translation>Quitar de esta lista</translation>
        </message>
        <message>
            <source>{count} leads · {when}</source>
            <translation>{count} leads · {when}</translation>
        </message>
    </context>
    <context>
        <name>RuleDelegate</name>
        <message>
            <source>Points of {rule}</source>
            <translation>Puntos de {rule}</translation>
        </message>
    </context>
    <context>
        <name>RuleDesk</name>
        <message>
            <source>Add a category</source>
            <translation>Añadir una categoría</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir una regla</translation>
        </message>
        <message>
            <source>Apply {count} edits</source>
            <translation>Aplicar {count} cambios</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Delete category “{name}”</source>
            <translation>Eliminar la categoría «{name}»</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <source>Edit category “{name}”</source>
            <translation>Editar la categoría «{name}»</translation>
        </message>
        <message>
            <source>Edit {count} rules</source>
            <translation>Editar {count} reglas</translation>
        </message>
        <message>
            <source>Edit “{rule}”</source>
            <translation>Editar «{rule}»</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Encaje</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Mover</translation>
        </message>
        <message>
            <source>Move category “{name}”</source>
            <translation>Mover la categoría «{name}»</translation>
        </message>
        <message>
            <source>New category</source>
            <translation>Categoría nueva</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>Regla nueva</translation>
        </message>
        <message>
            <source>Points of “{rule}”</source>
            <translation>Puntos de «{rule}»</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Desactivar</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Activar</translation>
        </message>
        <message>
            <source>{label} (copy)</source>
            <translation>{label} (copia)</translation>
        </message>
        <message>
            <source>{verb}: {count} rules</source>
            <translation>{verb}: {count} reglas</translation>
        </message>
        <message>
            <source>{verb}: “{rule}”</source>
            <translation>{verb}: «{rule}»</translation>
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message>
            <source>A rule that is off gives no points and stays here</source>
            <translation>Una regla desactivada no da puntos y sigue aquí</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
        </message>
        <message>
            <source>Name of the rule</source>
            <translation>Nombre de la regla</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Activada</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>What “why” calls it</source>
            <translation>Cómo la llama el «por qué»</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Without a condition, the rule is for every lead.</source>
            <translation>Sin condición, la regla vale para todos los leads.</translation>
        </message>
        <message>
            <source>“None of these” also holds where the fields are blank.</source>
            <translation>«Ninguna de estas» también se cumple donde los campos están vacíos.</translation>
        </message>
    </context>
    <context>
        <name>RuleList</name>
        <message>
            <source>Add a rule (Insert)</source>
            <translation>Añadir una regla (Insert)</translation>
        </message>
        <message>
            <source>Add rule</source>
            <translation>Añadir regla</translation>
        </message>
        <message>
            <source>More to do with rules</source>
            <translation>Más que hacer con las reglas</translation>
        </message>
        <message>
            <source>No rule has “{text}” in it.</source>
            <translation>Ninguna regla contiene «{text}».</translation>
        </message>
        <message>
            <source>Search in labels, conditions and notes (Ctrl+F)</source>
            <translation>Buscar en etiquetas, condiciones y notas (Ctrl+F)</translation>
        </message>
        <message>
            <source>Search in rules</source>
            <translation>Buscar en las reglas</translation>
        </message>
    </context>
    <context>
        <name>RuleListModel</name>
        <message>
            <source>1 rule</source>
            <translation>1 regla</translation>
        </message>
        <message>
            <source>Edited, not applied yet</source>
            <translation>Editada, aún sin aplicar</translation>
        </message>
        <message>
            <source>How many of the open leads each rule fires for now</source>
            <translation>Para cuántos de los leads abiertos se cumple ahora cada regla</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Cumplen</translation>
        </message>
        <message>
            <source>Matches {count} of {leads} leads ({share})</source>
            <translation>La cumplen {count} de {leads} leads ({share})</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <source>off</source>
            <translation>desactivada</translation>
        </message>
        <message>
            <source>on</source>
            <translation>activada</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
        <message>
            <source>“{text}” is no number of points from −{most} to {most}.</source>
            <translation>«{text}» no es un número de puntos de −{most} a {most}.</translation>
        </message>
    </context>
    <context>
        <name>RuleNotes</name>
        <message>
            <source>Apply all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Discard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One more edit is not applied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} more edits are not applied.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleProblems</name>
        <message>
            <source>Choose a date.</source>
            <translation>Elija una fecha.</translation>
        </message>
        <message>
            <source>Choose a field.</source>
            <translation>Elija un campo.</translation>
        </message>
        <message>
            <source>Give a number.</source>
            <translation>Indique un número.</translation>
        </message>
        <message>
            <source>Give the number of days.</source>
            <translation>Indique el número de días.</translation>
        </message>
        <message>
            <source>Give the number of points.</source>
            <translation>Indique el número de puntos.</translation>
        </message>
    </context>
    <context>
        <name>RuleTree</name>
        <message>
            <source>Rules by category</source>
            <translation>Reglas por categoría</translation>
        </message>
    </context>
    <context>
        <name>RuleWords</name>
        <message>
            <source>All of these</source>
            <translation>Todas estas</translation>
        </message>
        <message>
            <source>Any of these</source>
            <translation>Alguna de estas</translation>
        </message>
        <message>
            <source>Every lead</source>
            <translation>Todos los leads</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>Ninguna de estas</translation>
        </message>
        <message>
            <source>an empty list</source>
            <translation>una lista vacía</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>cualquier número</translation>
        </message>
        <message>
            <source>at least {points}</source>
            <translation>al menos {points}</translation>
        </message>
        <message>
            <source>at most {points}</source>
            <translation>como máximo {points}</translation>
        </message>
        <message>
            <source>date</source>
            <translation>fecha</translation>
        </message>
        <message>
            <source>disqualifies</source>
            <translation>descalifica</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>correo</translation>
        </message>
        <message>
            <source>engagement</source>
            <translation>interacción</translation>
        </message>
        <message>
            <source>every lead</source>
            <translation>todos los leads</translation>
        </message>
        <message>
            <source>fit</source>
            <translation>encaje</translation>
        </message>
        <message>
            <source>forces {tier}</source>
            <translation>fuerza {tier}</translation>
        </message>
        <message>
            <source>neither</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>none of: {conditions}</source>
            <translation>ninguna de: {conditions}</translation>
        </message>
        <message>
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <source>text</source>
            <translation>texto</translation>
        </message>
        <message>
            <source>the list “{name}”</source>
            <translation>la lista «{name}»</translation>
        </message>
        <message>
            <source>under {high}</source>
            <translation>menos de {high}</translation>
        </message>
        <message>
            <source>yes/no</source>
            <translation>sí/no</translation>
        </message>
        <message>
            <source>{first} and {last}</source>
            <translation>{first} y {last}</translation>
        </message>
        <message>
            <source>{first} or {last}</source>
            <translation>{first} o {last}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} a {last}</translation>
        </message>
        <message>
            <source>{high} or less</source>
            <translation>{high} o menos</translation>
        </message>
        <message>
            <source>{items} and {count} more</source>
            <translation>{items} y {count} más</translation>
        </message>
        <message>
            <source>{low} or more</source>
            <translation>{low} o más</translation>
        </message>
        <message>
            <source>{low} to under {high}</source>
            <translation>{low} a menos de {high}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} a {high}</translation>
        </message>
        <message>
            <source>{points} each</source>
            <translation>{points} por cada uno</translation>
        </message>
        <message>
            <source>{points} each ≤ {cap}</source>
            <translation>{points} por cada uno ≤ {cap}</translation>
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Add a category</source>
            <translation>Añadir una categoría</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir una regla</translation>
        </message>
        <message>
            <source>Apply all edits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Apply the edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the chosen rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Duplicate the chosen rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Revert the edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Switch the chosen rules on or off</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScaleBox</name>
        <message>
            <source>&amp;Decimals of the score</source>
            <translation>&amp;Decimales de la puntuación</translation>
        </message>
        <message>
            <source>0 to 100</source>
            <translation>0 a 100</translation>
        </message>
        <message>
            <source>Percent of possible</source>
            <translation>Porcentaje de lo posible</translation>
        </message>
        <message>
            <source>Plain sum</source>
            <translation>Suma simple</translation>
        </message>
        <message>
            <source>The sum as a share of the most that a lead can get, now {possible} points.</source>
            <translation>La suma como parte de lo máximo que puede tener un lead, ahora {possible} puntos.</translation>
        </message>
        <message>
            <source>The sum as it is, now from {low} to {high}.</source>
            <translation>La suma tal cual, ahora de {low} a {high}.</translation>
        </message>
        <message>
            <source>The sum of the points; below 0 counts as 0, above 100 as 100.</source>
            <translation>La suma de los puntos; por debajo de 0 cuenta como 0 y por encima de 100 como 100.</translation>
        </message>
        <message>
            <source>no upper limit</source>
            <translation>sin límite superior</translation>
        </message>
    </context>
    <context>
        <name>ScoreLine</name>
        <message>
            <source>No leads are open.</source>
            <translation>No hay leads abiertos.</translation>
        </message>
        <message>
            <source>as of {day}</source>
            <translation>a fecha de {day}</translation>
        </message>
        <message>
            <source>not scored yet</source>
            <translation>sin puntuar todavía</translation>
        </message>
        <message>
            <source>the rules have a problem: these are the scores from before</source>
            <translation>las reglas tienen un problema: estas son las puntuaciones de antes</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
    </context>
    <context>
        <name>SearchLine</name>
        <message>
            <source>Search all columns</source>
            <translation>Buscar en todas las columnas</translation>
        </message>
        <message>
            <source>Search the leads</source>
            <translation>Buscar en los leads</translation>
        </message>
        <message>
            <source>Words that stand anywhere in a lead; “quoted words” as one ({keys})</source>
            <translation>Palabras en cualquier parte de un lead; «palabras entre comillas» como una sola ({keys})</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Opening {file}</source>
            <translation>Abriendo {file}</translation>
        </message>
        <message>
            <source>Reading {file}</source>
            <translation>Leyendo {file}</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Command</source>
            <translation>Orden</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>Órdenes y sus teclas</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Buscar una orden</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>300 made-up leads, scored and explained in one click.</source>
            <translation>300 leads inventados, puntuados y explicados con un clic.</translation>
        </message>
        <message>
            <source>A workbook or a .csv with a row of headers. Your file is only read.</source>
            <translation>Un libro o un .csv con una fila de encabezados. El archivo solo se lee.</translation>
        </message>
        <message>
            <source>Back into your spreadsheet</source>
            <translation>De vuelta a la hoja de cálculo</translation>
        </message>
        <message>
            <source>Beside each score stands why: “+19 size 30–99; +8 free trial; −5 silent after demo”.</source>
            <translation>Junto a cada puntuación está el porqué: «+19 tamaño 30–99; +8 prueba gratuita; −5 silencio tras la demo».</translation>
        </message>
        <message>
            <source>Drag it from your files into this window.</source>
            <translation>Arrástrelo desde sus archivos hasta esta ventana.</translation>
        </message>
        <message>
            <source>Drop a file anywhere</source>
            <translation>Soltar un archivo en cualquier sitio</translation>
        </message>
        <message>
            <source>Every score explained</source>
            <translation>Cada puntuación, explicada</translation>
        </message>
        <message>
            <source>Open leads…</source>
            <translation>Abrir leads…</translation>
        </message>
        <message>
            <source>Points for what fits and for what leads do, added up to a score and a tier: hot, warm, cold.</source>
            <translation>Puntos por lo que encaja y por lo que hacen los leads, sumados en una puntuación y un nivel: caliente, templado, frío.</translation>
        </message>
        <message>
            <source>Recent files</source>
            <translation>Archivos recientes</translation>
        </message>
        <message>
            <source>Rules that you can read</source>
            <translation>Reglas que se pueden leer</translation>
        </message>
        <message>
            <source>Scores go into your own workbook as plain formulas. Nothing else in it changes.</source>
            <translation>Las puntuaciones van a su propio libro como simples fórmulas. Nada más cambia en él.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Probar el ejemplo</translation>
        </message>
        <message>
            <source>Which lead to call first, and why.</source>
            <translation>A qué lead llamar primero, y por qué.</translation>
        </message>
    </context>
    <context>
        <name>SwatchButton</name>
        <message>
            <source>Amber</source>
            <translation>Ámbar</translation>
        </message>
        <message>
            <source>Another colour…</source>
            <translation>Otro color…</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Azul</translation>
        </message>
        <message>
            <source>Colour of “{tier}”</source>
            <translation>Color de «{tier}»</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>Verde</translation>
        </message>
        <message>
            <source>Light blue</source>
            <translation>Azul claro</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Naranja</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>Rosa</translation>
        </message>
        <message>
            <source>Slate</source>
            <translation>Pizarra</translation>
        </message>
        <message>
            <source>The colour of its rank</source>
            <translation>El color de su puesto</translation>
        </message>
        <message>
            <source>Vermilion</source>
            <translation>Bermellón</translation>
        </message>
    </context>
    <context>
        <name>TextEditor</name>
        <message>
            <source>Text</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>Text to compare with</source>
            <translation>Texto con el que se compara</translation>
        </message>
    </context>
    <context>
        <name>TierBars</name>
        <message>
            <source>After</source>
            <translation>Después</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Antes</translation>
        </message>
        <message>
            <source>{tier}: {before} leads before, {after} after</source>
            <translation>{tier}: {before} leads antes, {after} después</translation>
        </message>
    </context>
    <context>
        <name>TierRow</name>
        <message>
            <source>Move down: thresholds stay with their ranks</source>
            <translation>Bajar: los umbrales se quedan en su puesto</translation>
        </message>
        <message>
            <source>Move up: thresholds stay with their ranks</source>
            <translation>Subir: los umbrales se quedan en su puesto</translation>
        </message>
        <message>
            <source>Name of tier {number}</source>
            <translation>Nombre del nivel {number}</translation>
        </message>
        <message>
            <source>Note on “{tier}”</source>
            <translation>Nota sobre «{tier}»</translation>
        </message>
        <message>
            <source>Remove “{tier}”</source>
            <translation>Quitar «{tier}»</translation>
        </message>
        <message>
            <source>Threshold of {tier}</source>
            <translation>Umbral de {tier}</translation>
        </message>
        <message>
            <source>Use percent of possible</source>
            <translation>Usar el porcentaje de lo posible</translation>
        </message>
        <message>
            <source>What to do with these leads</source>
            <translation>Qué hacer con estos leads</translation>
        </message>
        <message>
            <source>all the rest</source>
            <translation>todo el resto</translation>
        </message>
        <message>
            <source>by grade</source>
            <translation>por grado</translation>
        </message>
    </context>
    <context>
        <name>TierTable</name>
        <message>
            <source>Change</source>
            <translation>Cambiar</translation>
        </message>
        <message>
            <source>Choose a stronger one.</source>
            <translation>Elija uno más intenso.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>This colour hardly stands out from the window.</source>
            <translation>Este color apenas se distingue de la ventana.</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
    </context>
    <context>
        <name>TierToggle</name>
        <message>
            <source>Show leads of the tier {tier}; with none chosen, all tiers are shown</source>
            <translation>Mostrar los leads del nivel {tier}; si no se elige ninguno, se muestran todos los niveles</translation>
        </message>
        <message>
            <source>{tier}, {count} leads</source>
            <translation>{tier}, {count} leads</translation>
        </message>
    </context>
    <context>
        <name>TiersPanel</name>
        <message>
            <source>Add tier</source>
            <translation>Añadir nivel</translation>
        </message>
        <message>
            <source>Call today</source>
            <translation>Llamar hoy</translation>
        </message>
        <message>
            <source>Cold</source>
            <translation>Frío</translation>
        </message>
        <message>
            <source>Colour of “{tier}”</source>
            <translation>Color de «{tier}»</translation>
        </message>
        <message>
            <source>Decimals of the score</source>
            <translation>Decimales de la puntuación</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>Grados</translation>
        </message>
        <message>
            <source>Hot</source>
            <translation>Caliente</translation>
        </message>
        <message>
            <source>Hot, warm, cold</source>
            <translation>Caliente, templado, frío</translation>
        </message>
        <message>
            <source>Meeting/demo</source>
            <translation>Reunión/demo</translation>
        </message>
        <message>
            <source>Name of “{tier}”</source>
            <translation>Nombre de «{tier}»</translation>
        </message>
        <message>
            <source>New tier</source>
            <translation>Nivel nuevo</translation>
        </message>
        <message>
            <source>Note on “{tier}”</source>
            <translation>Nota sobre «{tier}»</translation>
        </message>
        <message>
            <source>Open leads to see how they are spread.</source>
            <translation>Abra leads para ver cómo se reparten.</translation>
        </message>
        <message>
            <source>Pipeline stages</source>
            <translation>Etapas del embudo</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Juegos listos</translation>
        </message>
        <message>
            <source>Proposal/negotiation</source>
            <translation>Propuesta/negociación</translation>
        </message>
        <message>
            <source>Prospecting</source>
            <translation>Prospección</translation>
        </message>
        <message>
            <source>Qualification</source>
            <translation>Calificación</translation>
        </message>
        <message>
            <source>Rank of “{tier}”</source>
            <translation>Puesto de «{tier}»</translation>
        </message>
        <message>
            <source>Ready sets of tiers in place of these</source>
            <translation>Juegos de niveles listos en lugar de estos</translation>
        </message>
        <message>
            <source>Remove tier “{tier}”</source>
            <translation>Quitar el nivel «{tier}»</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Escala</translation>
        </message>
        <message>
            <source>Scale of the score</source>
            <translation>Escala de la puntuación</translation>
        </message>
        <message>
            <source>Score distribution</source>
            <translation>Distribución de la puntuación</translation>
        </message>
        <message>
            <source>Threshold of “{tier}”</source>
            <translation>Umbral de «{tier}»</translation>
        </message>
        <message>
            <source>Tiers</source>
            <translation>Niveles</translation>
        </message>
        <message>
            <source>Tiers come from the table of grades below, so there are no thresholds to move.</source>
            <translation>Los niveles salen de la tabla de grados de abajo, así que no hay umbrales que mover.</translation>
        </message>
        <message>
            <source>Tiers: {preset}</source>
            <translation>Niveles: {preset}</translation>
        </message>
        <message>
            <source>Warm</source>
            <translation>Templado</translation>
        </message>
        <message>
            <source>Write or invite</source>
            <translation>Escribir o invitar</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
        <message>
            <source>{count} leads have their tier from an override or a rule, wherever the thresholds stand.</source>
            <translation>{count} leads tienen su nivel por una corrección o una regla, estén donde estén los umbrales.</translation>
        </message>
        <message>
            <source>{count} leads, {out} of them disqualified</source>
            <translation>{count} leads, {out} de ellos descalificados</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Modelo</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Manage models</source>
            <translation>Administrar modelos</translation>
        </message>
        <message>
            <source>Model that scores</source>
            <translation>Modelo que puntúa</translation>
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation>Modelo «{name}»</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Rehacer</translation>
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation>Rehacer: {what}</translation>
        </message>
        <message>
            <source>The model that scores these leads</source>
            <translation>El modelo que puntúa estos leads</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation>Deshacer: {what}</translation>
        </message>
        <message>
            <source>Write the scores into a workbook or a .csv ({keys})</source>
            <translation>Escribir las puntuaciones en un libro o un .csv ({keys})</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
    </context>
    <context>
        <name>TwoNumbersEditor</name>
        <message>
            <source>Largest number</source>
            <translation>Número mayor</translation>
        </message>
        <message>
            <source>Smallest number</source>
            <translation>Número menor</translation>
        </message>
        <message>
            <source>and</source>
            <translation>y</translation>
        </message>
    </context>
    <context>
        <name>ViewTabs</name>
        <message>
            <source>Show the view “{view}”</source>
            <translation>Mostrar la vista «{view}»</translation>
        </message>
        <message>
            <source>Something else is asked for than this view was saved with. Click to go back to it.</source>
            <translation>Se pide algo distinto de lo que se guardó con esta vista. Clic para volver a ella.</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Vistas</translation>
        </message>
        <message>
            <source>{view} · edited</source>
            <translation>{view} · modificada</translation>
        </message>
    </context>
    <context>
        <name>_LeadTable</name>
        <message>
            <source>Double-click shows the lead</source>
            <translation>Con doble clic se muestra el lead</translation>
        </message>
        <message>
            <source>Leads that change tier</source>
            <translation>Leads que cambian de nivel</translation>
        </message>
        <message>
            <source>Show this lead</source>
            <translation>Mostrar este lead</translation>
        </message>
    </context>
</TS>
